import type { DefinitionSet } from '../ast/definition-set.js';
import type { FactDefinition } from '../ast/fact-definition.js';
import type { Rollup } from '../ast/rollup.js';
import type { ScorecardRule, TagDefinition, TreeNode } from '../ast/tag-definition.js';
import type { Literal, Outcome } from '../ast/value.js';
import type { CatalogView, ValueType } from '../catalog-view.js';

/**
 * The known values that an input can have: never fewer than it really can. Nothing said means every
 * value of the type; every input can be missing besides.
 */
export interface ValueDomain {
  readonly type: ValueType;
  readonly min?: number;
  readonly max?: number;
  /** All of them, where they are few and listed. */
  readonly values?: readonly Literal[];
}

/** What is known beforehand about the values of a fact, tag or column. */
export function domainOf(
  code: string,
  type: ValueType,
  set: DefinitionSet,
  catalog: CatalogView,
): ValueDomain {
  const codes = type.kind === 'code' ? { values: codesOf(type.list, catalog) } : {};
  const fact = set.facts.get(code);
  if (fact !== undefined) return { type, ...codes, ...boundsOfFact(fact) };
  const tag = set.tags.get(code);
  return { type, ...codes, ...(tag === undefined ? {} : valuesOfTag(tag)) };
}

/** The codes of a list, in its order. */
export function codesOf(list: string, catalog: CatalogView): string[] {
  return (catalog.codeLists.get(list)?.codes ?? []).map(({ code }) => code);
}

type Known = Partial<Pick<ValueDomain, 'min' | 'max' | 'values'>>;

function boundsOfFact({ source }: FactDefinition): Known {
  const counts = source.kind === 'measure' && ['count', 'distinct'].includes(source.operation);
  if (counts || (source.kind === 'sequence' && source.result === 'count')) return { min: 0 };
  return source.kind === 'rollup' ? boundsOfRollup(source.rollup) : {};
}

function boundsOfRollup({ pick, none }: Rollup): Known {
  return pick.kind === 'count' && (none === null || none === 0) ? { min: 0 } : {};
}

function valuesOfTag({ rule, type }: TagDefinition): Known {
  if (type.kind === 'codes') return {};
  switch (rule.kind) {
    case 'scorecard':
      return valuesOfScorecard(rule);
    case 'tree':
      return { values: literals([...leavesOf(rule.root), rule.unknown]) };
    case 'rollup':
      return boundsOfRollup(rule.rollup);
    case 'rule':
    case 'table': {
      const outcomes = [...rule.cases.map(({ value }) => value), rule.otherwise, rule.unknown];
      return { values: literals(outcomes) };
    }
    case 'value':
    case 'imported':
    default:
      return {};
  }
}

/** Scores are scaled as the card's weights, probabilities as the card says. */
function valuesOfScorecard({ clamp, bands, logisticScale }: ScorecardRule): Known {
  if (bands !== undefined) {
    const given = bands.bands.map(({ value }) => value);
    return { values: literals([...given, bands.last, bands.unknown]) };
  }
  if (logisticScale !== undefined) return { min: 0, max: 10 ** logisticScale };
  return clamp ?? {};
}

function leavesOf(node: TreeNode): Outcome[] {
  if (node.kind === 'leaf') return [node.value];
  const below = [node.whenTrue, node.whenFalse, node.whenUnknown];
  return below.flatMap((each) => (each === undefined ? [] : leavesOf(each)));
}

function literals(outcomes: readonly Outcome[]): Literal[] {
  return [...new Set(outcomes.filter(isLiteral))];
}

function isLiteral(value: unknown): value is Literal {
  return value !== null && typeof value !== 'object';
}
