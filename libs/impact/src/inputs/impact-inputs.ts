import { hashOf } from '@tagwright/kernel';
import type { ActiveDefinitions } from '@tagwright/definitions';
import type { SnapshotEntity } from '@tagwright/materialization';
import { classifyChange, definitionOf, type CatalogView } from '@tagwright/rules';
import type { CheckedDrafts } from '../drafts/check-drafts.service.js';
import { codeListDrafts, type Draft } from '../drafts/draft.js';
import type { ChangedCodeList, ChangedDefinition, ImpactInputs } from '../impact-report.js';
import type { SnapshotInputs } from './snapshot-inputs.service.js';

/** What a report's figures hang on, by name and hash. */
export function impactInputs(
  { snapshot }: SnapshotInputs,
  checked: CheckedDrafts,
  drafts: readonly Draft[],
): ImpactInputs {
  return {
    ...governingInputs(snapshot, checked.active),
    definitions: drafts.flatMap((draft) => changedDefinition(draft, checked) ?? []),
    codeLists: codeListDrafts(drafts).map(({ code }) => changedList(code, checked.catalogs)),
    pending: pendingOf(snapshot.manifest.definitions, checked.active),
  };
}

/** What the figures of any drafts hang on. */
export function governingInputs(
  { id, manifest }: SnapshotEntity,
  active: ActiveDefinitions,
): GoverningInputs {
  return {
    snapshotId: id,
    contentDigest: manifest.contentDigest,
    asOf: manifest.asOf,
    zone: manifest.zone,
    datasets: manifest.datasets.map(({ dataset, version, contentHash }) => ({
      dataset,
      version,
      contentHash,
    })),
    factTables: manifest.facts.map(({ subject, cacheKey }) => ({ subject, cacheKey })),
    activeHash: hashOfActive(active),
  };
}

type ActiveList = Pick<ChangedCodeList, 'list' | 'hashBefore'>;
type GoverningInputs = Omit<ImpactInputs, 'definitions' | 'pending'>;

/**
 * Equal for as long as the same figures would come out.
 * @param lists the code lists that are drafted, each with the hash of the one in force
 */
export function hashOfInputs(inputs: GoverningInputs, lists: readonly ActiveList[] = []): string {
  const { contentDigest, asOf, zone, datasets, factTables, activeHash } = inputs;
  const contents = datasets.map(({ dataset, contentHash }) => [dataset, contentHash]);
  return hashOf({
    ...{ contentDigest, asOf, zone, contents, factTables, activeHash },
    ...(lists.length > 0 && { lists: lists.map(({ list, hashBefore }) => [list, hashBefore]) }),
  });
}

function hashOfActive({ versions }: ActiveDefinitions): string {
  return hashOf([...versions.values()].map(({ kind, code, hash }) => [kind, code, hash]).sort());
}

function changedDefinition(
  { kind, code, body }: Draft,
  { active, set }: CheckedDrafts,
): ChangedDefinition | undefined {
  if (kind === 'code_list') return undefined;
  const version = active.versions.get(code);
  const known = version?.kind === kind ? version : undefined;
  const [old, now] = [definitionOf(active.set, code), definitionOf(set, code)];
  const change = (): ChangedDefinition['change'] => {
    if (body === null) return 'retired';
    if (known === undefined) return 'added';
    return old === undefined || now === undefined ? 'major' : classifyChange(old, now);
  };
  return {
    kind,
    code,
    change: change(),
    versionBefore: known?.version ?? null,
    hashBefore: known?.hash ?? null,
    hashAfter: body === null ? null : hashOf(body),
  };
}

function changedList(list: string, { before, after }: CheckedDrafts['catalogs']): ChangedCodeList {
  return { list, hashBefore: hashOfList(list, before), hashAfter: hashOfList(list, after) };
}

/** Of what a code list says; null where there is none. */
export function hashOfList(list: string, { codeLists }: CatalogView): string | null {
  const found = codeLists.get(list);
  return found === undefined ? null : hashOf(found);
}

/** Codes of definitions that are active in another version than the snapshot was made with. */
function pendingOf(
  frozen: readonly { readonly code: string; readonly hash: string }[],
  { versions }: ActiveDefinitions,
): string[] {
  const before = new Map(frozen.map(({ code, hash }) => [code, hash]));
  const codes = new Set([...before.keys(), ...versions.keys()]);
  return [...codes].filter((code) => before.get(code) !== versions.get(code)?.hash).sort();
}
