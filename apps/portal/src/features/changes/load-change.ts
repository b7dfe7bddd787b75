import { changeSets } from '../../api/change-sets.js';
import { asProblem } from '../../api/problem.js';
import type {
  ChangeComment,
  ChangeSetDetail,
  KeptImpact,
  Reviewer,
  VersionPin,
} from '../../api/types.js';
import { codesIn } from '../../elements/diff-place.js';
import { type OperandNames, operandNames } from '../../elements/operand-names.js';

/** Everything that the page of a change-set shows, of one moment. */
export interface LoadedChange {
  readonly set: ChangeSetDetail;
  readonly impact: KeptImpact | null;
  /** The code of what keeps the effect from being computed; null when nothing does. */
  readonly noEffectBecause: string | null;
  readonly comments: readonly ChangeComment[];
  readonly reviewers: readonly Reviewer[];
  readonly names: OperandNames;
  /** Consumers that are waited for, by `kind/code`. */
  readonly pins: ReadonlyMap<string, readonly VersionPin[]>;
}

/** @throws Problem `change_set_not_found` and whatever keeps the API from answering */
export async function loadChange(id: string, signal: AbortSignal): Promise<LoadedChange> {
  const set = await changeSets.get(id, signal);
  const bodies = set.objects.flatMap(({ before, after }) => [before?.body, after?.body]);
  const codes = [...bodies.flatMap(codesIn), ...set.objects.map(({ code }) => code)];
  const [effect, comments, reviewers, names, pins] = await Promise.all([
    loadEffect(set.id, signal),
    changeSets.comments(set.id, signal),
    // Names of people make the page better; without them it still says everything.
    changeSets.reviewers(signal).catch((): readonly Reviewer[] => []),
    operandNames([...new Set(codes)], signal),
    loadPins(set, signal),
  ]);
  return { set, ...effect, comments, reviewers, names, pins };
}

async function loadEffect(
  id: number,
  signal: AbortSignal,
): Promise<Pick<LoadedChange, 'impact' | 'noEffectBecause'>> {
  try {
    return { impact: await changeSets.impact(id, signal), noEffectBecause: null };
  } catch (error) {
    const { code, status } = asProblem(error);
    if (code === 'impact_not_computed') return { impact: null, noEffectBecause: null };
    // Nothing published yet, an upgraded product, too many objects: it cannot be computed now.
    if ([404, 409, 410, 422].includes(status)) return { impact: null, noEffectBecause: code };
    throw error;
  }
}

/** Only a change that ends a major version is waited with. */
async function loadPins(
  { objects }: ChangeSetDetail,
  signal: AbortSignal,
): Promise<LoadedChange['pins']> {
  const ending = objects.filter(({ change }) => change === 'major' || change === 'retired');
  const found = await Promise.all(
    ending.map(async ({ kind, code }) => {
      const pins = await changeSets.pins(kind, code, signal).catch((): readonly VersionPin[] => []);
      return [`${kind}/${code}`, pins] as const;
    }),
  );
  return new Map(found);
}
