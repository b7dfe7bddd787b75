import type {
  ImportedRule,
  Outcome,
  ScoreBands,
  ScorecardInput,
  ScorecardRule,
  TagRule,
  TreeNode,
  TreeSplit,
  ValueType,
} from '@tagwright/rules';
import fc from 'fast-check';
import { condition, knownValue, leaf, type TypedColumn } from './arbitraries.js';

/** A rule and the type of what it gives. */
export interface DrawnRule {
  readonly rule: TagRule;
  readonly type: ValueType;
}

/** What a tag may show: every type that a definition can declare. */
const RESULT_TYPES: readonly ValueType[] = [
  { kind: 'integer' },
  { kind: 'decimal', scale: 2 },
  { kind: 'date' },
  { kind: 'timestamp' },
  { kind: 'boolean' },
  { kind: 'text' },
  { kind: 'code', list: 'grade' },
  { kind: 'codes', list: 'grade' },
];

function outcome(type: ValueType, codes: readonly string[]): fc.Arbitrary<Outcome> {
  const known: fc.Arbitrary<Outcome> =
    type.kind === 'codes'
      ? fc.subarray([...codes]).map((set) => set.toSorted())
      : knownValue(type, codes);
  return fc.oneof({ weight: 5, arbitrary: known }, { weight: 1, arbitrary: fc.constant(null) });
}

/** Cases as of a rule or of a table's rows. */
export function drawnCases(
  columns: readonly TypedColumn[],
  codes: readonly string[],
): fc.Arbitrary<DrawnRule> {
  return fc.constantFrom(...RESULT_TYPES).chain((type) => {
    const one = fc.record({ when: condition(columns, codes), value: outcome(type, codes) });
    return fc
      .record({
        kind: fc.constantFrom('rule' as const, 'table' as const),
        cases: fc.array(one, { minLength: 1, maxLength: 4 }),
        otherwise: outcome(type, codes),
        unknown: outcome(type, codes),
        collect: type.kind === 'codes' ? fc.boolean() : fc.constant(false),
      })
      .map((rule) => ({ type, rule: { ...rule, inputs: [] } }));
  });
}

/** A tree some nodes deep. */
export function drawnTree(
  columns: readonly TypedColumn[],
  codes: readonly string[],
): fc.Arbitrary<DrawnRule> {
  return fc.constantFrom(...RESULT_TYPES).chain((type) => {
    const end = outcome(type, codes).map((value): TreeNode => ({ kind: 'leaf', value }));
    const { split } = fc.letrec<{ node: TreeNode; split: TreeSplit }>((tie) => ({
      node: fc.oneof({ depthSize: 'small', maxDepth: 3 }, end, tie('split')),
      split: fc
        .tuple(
          condition(columns, codes),
          tie('node'),
          tie('node'),
          fc.option(tie('node'), { nil: undefined }),
        )
        .map(([when, whenTrue, whenFalse, whenUnknown]) => {
          const split = { kind: 'split', when, whenTrue, whenFalse } as const;
          return whenUnknown === undefined ? split : { ...split, whenUnknown };
        }),
    }));
    return fc
      .record({ root: split, unknown: outcome(type, codes) })
      .map((rule) => ({ type, rule: { kind: 'tree', ...rule } }));
  });
}

/** Points or weights, summed or as a probability, shown or put into bands. */
export function drawnScorecard(
  columns: readonly TypedColumn[],
  codes: readonly string[],
): fc.Arbitrary<DrawnRule> {
  return fc
    .record({
      weightScale: fc.constantFrom(0, 2, 6),
      logisticScale: fc.constantFrom(undefined, 1, 4),
      banded: fc.boolean(),
    })
    .chain(({ weightScale, logisticScale, banded }) => {
      const size = weightScale === 0 ? 30 : 5 * 10 ** weightScale;
      const points = fc.integer({ min: -size, max: size });
      const scale = logisticScale ?? weightScale;
      const shown: ValueType = scale === 0 ? { kind: 'integer' } : { kind: 'decimal', scale };
      const most = logisticScale === undefined ? size : 10 ** logisticScale;
      return fc
        .record({
          inputs: fc.array(scoreInput(columns, codes, points), { minLength: 1, maxLength: 4 }),
          constant: points,
          clamp: fc.boolean().map((isClamped) => isClamped && logisticScale === undefined),
          bands: scoreBands(most, codes),
        })
        .map(({ inputs, constant, clamp, bands }) => {
          const rule: ScorecardRule = {
            kind: 'scorecard',
            inputs,
            constant,
            ...(clamp && { clamp: { min: -size, max: size } }),
            ...(weightScale > 0 && { weightScale }),
            ...(logisticScale !== undefined && { logisticScale }),
            ...(banded && { bands }),
          };
          return { rule, type: banded ? GRADE : shown };
        });
    });
}

const GRADE: ValueType = { kind: 'code', list: 'grade' };

function scoreInput(
  columns: readonly TypedColumn[],
  codes: readonly string[],
  points: fc.Arbitrary<number>,
): fc.Arbitrary<ScorecardInput> {
  return fc.constantFrom(...columns).chain((column) =>
    fc
      .record({
        bins: fc.array(fc.record({ when: leaf([column], codes), points }), {
          minLength: 1,
          maxLength: 3,
        }),
        otherwise: points,
        missing: fc.option(points, { nil: undefined }),
      })
      .map(({ missing, ...line }) => ({
        kind: 'fact' as const,
        ...column,
        ...line,
        ...(missing !== undefined && { missing }),
      })),
  );
}

function scoreBands(most: number, codes: readonly string[]): fc.Arbitrary<ScoreBands> {
  const bounds = fc.uniqueArray(fc.integer({ min: -most, max: most }), {
    minLength: 1,
    maxLength: 3,
  });
  return fc
    .tuple(bounds, fc.record({ last: outcome(GRADE, codes), unknown: outcome(GRADE, codes) }))
    .map(([below, ends]) => ({
      ...ends,
      bands: below
        .toSorted((a, b) => a - b)
        .map((bound, index) => ({ below: bound, value: codes[index % codes.length] ?? null })),
    }));
}

/** A label with or without each of its conditions. */
export function drawnImported(): fc.Arbitrary<DrawnRule> {
  const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
  return fc
    .record({
      label: fc.constantFrom('income', 'hobby'),
      provider: some(fc.constantFrom('a', "O'Neil")),
      minConfidence: some(fc.constantFrom(0, 50, 8_000)),
      maxAge: some(fc.constantFrom({ unit: 'months', count: 12 } as const)),
      type: fc.constantFrom<ValueType>({ kind: 'text' }, GRADE),
    })
    .map(({ label, provider, minConfidence, maxAge, type }) => {
      const rule: ImportedRule = {
        kind: 'imported',
        label,
        ...(provider !== undefined && { provider }),
        ...(minConfidence !== undefined && { minConfidence }),
        ...(maxAge && { maxAge }),
      };
      return { rule, type };
    });
}
