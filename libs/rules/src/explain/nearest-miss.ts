import { DomainError } from '@tagwright/kernel';
import type { DefinitionSet } from '../ast/definition-set.js';
import type { TagDefinition } from '../ast/tag-definition.js';
import type { FactValue } from '../ast/value.js';
import { domainOf } from '../analysis/value-domain.js';
import type { CatalogView, ValueType } from '../catalog-view.js';
import { evaluateTag, isEvaluable } from '../evaluate/evaluate-tag.js';
import type { Values } from '../logic/condition-state.js';
import { OPERATORS } from '../operators/operators.js';
import type { Moment } from '../time/run-time.js';
import { candidateValues, isPossible } from './candidate-values.js';
import { changeDistance } from './change-distance.js';
import { ChangeSearch, GRADES, type Trial } from './change-search.js';
import { tagChain, type ChainInput, type TagChain } from './tag-chain.js';
import { isWanted, type Wanted } from './wanted.js';

/** Facts of this group say who somebody is; they change only where nothing else helps. */
export const FIXED_GROUP = 'basic';

/** One fact (or one tag that rests on rows of others) with another value. */
export interface Change {
  readonly kind: 'fact' | 'tag';
  readonly code: string;
  readonly type: ValueType;
  readonly from: FactValue;
  readonly to: FactValue;
}

export type NearestMiss =
  /** Nothing needs to change. */
  | { readonly kind: 'given' }
  /** The tag looks at rows of others, so that no facts of the subject decide it. */
  | { readonly kind: 'not_applicable' }
  | {
      readonly kind: 'found';
      /** One or two. */
      readonly changes: readonly Change[];
      /** The tag's value after them, as the rule engine computes it. */
      readonly value: FactValue;
      /** See `changeDistance`; of two changes the sum. */
      readonly distance: number;
      /** It changes a fact that says who somebody is, since nothing else helps. */
      readonly fixed: boolean;
      readonly tried: number;
      /** False: not every value could be tried, and a smaller change may exist. */
      readonly exhaustive: boolean;
    }
  /** No change of one or two facts helps; or none of those tried, unless exhaustive. */
  | { readonly kind: 'not_found'; readonly tried: number; readonly exhaustive: boolean };

export interface NearestMissInput {
  readonly tag: TagDefinition;
  readonly wanted: Wanted;
  /** Facts of the subject, and its tags that rest on rows of others. */
  readonly values: Values;
  readonly run: Moment;
  readonly set: DefinitionSet;
  readonly catalog: CatalogView;
  /** Asked every now and then: lets other work go on, and says whether the search may. */
  readonly goOn: () => Promise<boolean>;
}

/**
 * The smallest change of at most two facts that gives a tag a wanted value while everything else
 * stays as it is: fewest facts first, then the smallest distance, then by code. Who somebody is
 * changes only where nothing else helps, and a value that nothing asks to be missing becomes
 * missing only where that does not help either. Derived facts are changed as such. What is found is
 * evaluated again by the rule engine.
 * @throws DomainError `time_needed` when the rule looks at time and there is no moment;
 * `evaluations_differ` when the rule engine disagrees, which is a defect.
 */
export async function nearestMiss(input: NearestMissInput): Promise<NearestMiss> {
  const { tag, wanted, values, run, set, goOn } = input;
  if (!isEvaluable(tag.rule)) return { kind: 'not_applicable' };
  const chain = tagChain(tag, set);
  const search = new ChangeSearch(chain, values, run, wanted, goOn);
  if (search.gives([])) return { kind: 'given' };
  const tries = chain.inputs.map((each) => trialsOf(each, input));
  const best = await search.smallest(tries.map(({ trials }) => trials));
  const { tried } = search;
  const exhaustive = !search.isSpent && tries.every(({ complete }) => complete);
  if (best === null) return { kind: 'not_found', tried, exhaustive };
  const value = await evaluated(chain, search.changed(best), run);
  if (!isWanted(value, wanted)) {
    const message = `The rule engine does not confirm the change found for "${tag.code}".`;
    throw new DomainError('evaluations_differ', message, { kind: 'internal' });
  }
  const changes = best.map(({ input: { code, type }, from, to }) => {
    return {
      kind: set.facts.has(code) ? ('fact' as const) : ('tag' as const),
      code,
      type,
      from,
      to,
    };
  });
  const distance = best.reduce((sum, each) => sum + each.distance, 0);
  const fixed = changes.some(({ code }) => isFixed(code, set));
  return { kind: 'found', changes, value, distance, fixed, tried, exhaustive };
}

function isFixed(code: string, { facts }: DefinitionSet): boolean {
  return facts.get(code)?.group === FIXED_GROUP;
}

/** All values of one input worth trying, the nearest first, and whether they stand for all. */
function trialsOf(
  input: ChainInput,
  { tag: { rule }, wanted, values, run, catalog, set }: NearestMissInput,
): { readonly trials: readonly Trial[]; readonly complete: boolean } {
  const { code, type, leaves } = input;
  const from = values.get(code) ?? null;
  const domain = domainOf(code, type, set, catalog);
  const known = candidateValues(input, from, run, domain, catalog);
  const isShown = rule.kind === 'value' && rule.input.code === code;
  const ofShown = isShown ? wantedValues(wanted, from) : [];
  const others = ofShown.filter((to) => isPossible(to, domain, catalog));
  const asksMissing = leaves.some(({ operator }) => OPERATORS[operator].onMissing !== undefined);
  const grade = isFixed(code, set) ? GRADES.fixed : GRADES.any;
  const trialTo = (to: FactValue, least: number): Trial => {
    return {
      input,
      from,
      to,
      distance: changeDistance(input, from, to),
      grade: Math.max(grade, least),
    };
  };
  const trials = [
    ...[...known.values, ...others].map((to) => trialTo(to, GRADES.any)),
    ...(from === null ? [] : [trialTo(null, asksMissing ? GRADES.any : GRADES.missing)]),
  ];
  return { trials: trials.sort((a, b) => a.distance - b.distance), complete: known.complete };
}

/** Values of a fact that a tag shows as it is. */
function wantedValues(wanted: Wanted, from: FactValue): FactValue[] {
  switch (wanted.kind) {
    case 'value':
      return wanted.value === null ? [] : [wanted.value];
    case 'code':
      return [
        [...new Set([...(typeof from === 'object' ? (from ?? []) : []), wanted.code])].sort(),
      ];
    case 'band':
      return [wanted.from, wanted.to].filter((end) => end !== null);
  }
}

/** By json-rules-engine, tag by tag. */
async function evaluated({ tags }: TagChain, inputs: Values, run: Moment): Promise<FactValue> {
  const values = new Map(inputs);
  let value: FactValue = null;
  for (const tag of tags) {
    value = await evaluateTag(tag, values, run);
    values.set(tag.code, value);
  }
  return value;
}
