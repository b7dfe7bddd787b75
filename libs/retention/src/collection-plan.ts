import { keyOf, type Artifact } from './artifact.js';
import { chooseRetention, KEEP_REASONS, type KeepReason } from './choose-retention.js';
import { isDue } from './delete-artifacts.js';
import { FileReferences } from './file-references.js';
import type { RetentionPolicy } from './retention-policy.js';
import type { FileOnDisk } from './stored-files.js';

/**
 * `delete`: the files go. `mark`: they go when the grace is over. `wait`: marked before, the grace
 * lasts. `unmark`: marked before, and kept after all.
 */
export type PlannedAction = 'delete' | 'mark' | 'wait' | 'unmark';

/** What the next collection does to one artifact that is not just kept. */
export interface PlannedChange {
  readonly kind: Artifact['kind'];
  readonly id: string;
  readonly name: string;
  readonly since: Date;
  readonly action: PlannedAction;
  /** When its files are deleted at the earliest. */
  readonly collectAfter: Date | null;
  /** Of files that nothing else shares; 0 for what is kept. */
  readonly bytes: number;
  /** Why it is kept after all. */
  readonly keptBecause: KeepReason | null;
}

/** How much is kept for a reason; what has several counts under the weightiest. */
export interface KeptForReason {
  readonly kind: Artifact['kind'];
  readonly reason: KeepReason;
  readonly count: number;
  /** A file that several share counts once, under the weightiest. */
  readonly bytes: number;
}

export interface CollectionPlan {
  readonly changes: readonly PlannedChange[];
  readonly kept: readonly KeptForReason[];
}

export interface PlanInput {
  readonly artifacts: readonly Artifact[];
  readonly policy: RetentionPolicy;
  readonly files: ReadonlyMap<string, FileOnDisk>;
  readonly now: Date;
  readonly zone: string;
}

/** What a collection at this moment does, and why it leaves the rest alone. */
export function planCollection(input: PlanInput): CollectionPlan {
  const { artifacts, policy, now, zone } = input;
  const choice = chooseRetention(artifacts, policy, now, zone);
  const reasonOf = (artifact: Artifact): KeepReason | null =>
    choice.get(keyOf(artifact))?.[0] ?? null;
  const references = new FileReferences(artifacts);
  const changes = artifacts.flatMap((artifact) => {
    const change = plannedChange(artifact, reasonOf(artifact), policy, now);
    return change === null ? [] : [{ artifact, change }];
  });
  const sized = [...changes]
    .sort((a, b) => ORDER.indexOf(a.change.action) - ORDER.indexOf(b.change.action))
    .map(({ artifact, change }) => ({
      ...change,
      bytes: freed(artifact, change, references, input),
    }));
  return { changes: sized, kept: keptByReason(input, reasonOf) };
}

const ORDER: readonly PlannedAction[] = ['delete', 'wait', 'mark', 'unmark'];

function plannedChange(
  artifact: Artifact,
  keptBecause: KeepReason | null,
  { graceHours }: RetentionPolicy,
  now: Date,
): Omit<PlannedChange, 'bytes'> | null {
  const { kind, id, name, since, collectAfter, deletionStartedAt, filesDeletedAt } = artifact;
  if (filesDeletedAt !== null) return null;
  const head = { kind, id, name, since, keptBecause };
  if (keptBecause !== null) {
    return collectAfter === null ? null : { ...head, action: 'unmark', collectAfter };
  }
  const after = collectAfter ?? new Date(now.getTime() + graceHours * 3_600_000);
  const due = deletionStartedAt !== null || isDue({ ...artifact, collectAfter: after }, now);
  const action = due ? 'delete' : collectAfter === null ? 'mark' : 'wait';
  return { ...head, action, collectAfter: after };
}

/** In the order in which they go: the last one of several that share a file frees it. */
function freed(
  { files, deletionStartedAt }: Artifact,
  { action }: { readonly action: PlannedAction },
  references: FileReferences,
  { files: onDisk }: PlanInput,
): number {
  if (action === 'unmark') return 0;
  if (deletionStartedAt === null) references.release(files);
  return references.unheld(files).reduce((sum, file) => sum + (onDisk.get(file)?.bytes ?? 0), 0);
}

function keptByReason(
  { artifacts, files }: PlanInput,
  reasonOf: (artifact: Artifact) => KeepReason | null,
): KeptForReason[] {
  const counted = new Set<string>();
  const kept = new Map<string, KeptForReason>();
  for (const reason of KEEP_REASONS) {
    for (const artifact of artifacts.filter((each) => reasonOf(each) === reason)) {
      const { kind } = artifact;
      const own = artifact.files.filter((file) => !counted.has(file));
      for (const file of own) counted.add(file);
      const bytes = own.reduce((sum, file) => sum + (files.get(file)?.bytes ?? 0), 0);
      const before = kept.get(`${kind} ${reason}`) ?? { kind, reason, count: 0, bytes: 0 };
      kept.set(`${kind} ${reason}`, {
        ...before,
        count: before.count + 1,
        bytes: before.bytes + bytes,
      });
    }
  }
  return [...kept.values()];
}
