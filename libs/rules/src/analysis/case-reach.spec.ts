import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Condition, LeafCondition, Operand } from '../ast/condition.js';
import type { CasesRule } from '../ast/tag-definition.js';
import type { FactValue } from '../ast/value.js';
import type { WindowUnit } from '../ast/window.js';
import type { CatalogView, ValueType } from '../catalog-view.js';
import { casesOutcome } from '../evaluate/rule-outcome.js';
import { conditionState } from '../logic/condition-state.js';
import { ALL_OPERATORS } from '../operators/operators.js';
import type { OperandForm } from '../operators/operator.js';
import { readRunTime } from '../time/run-time.js';
import { ruleReach } from './case-reach.js';
import { Prover } from './prover.js';
import { rowOverlaps } from './row-overlaps.js';
import { domainOf } from './value-domain.js';

const words = { zh: '名', en: 'Name' };
const codes = ['a', 'b', 'c', 'd'];
const many = ['p', 'q', 'r', 's', 't', 'u', 'v', 'w'];
const listOf = (list: string, of: readonly string[]) => ({
  list,
  name: words,
  codes: of.map((code) => ({ code, name: words })),
});
const catalog: CatalogView = {
  datasets: new Map(),
  codeLists: new Map([listOf('few', codes), listOf('many', many)].map((each) => [each.list, each])),
};
const empty = { facts: new Map(), tags: new Map() };
const proverOf = (rule: CasesRule) =>
  new Prover(
    rule.cases.map(({ when }) => when),
    (code, type) => domainOf(code, type, empty, catalog),
    catalog,
  );
const subsets = (of: readonly string[]): string[][] =>
  of.reduce<string[][]>((sets, code) => [...sets, ...sets.map((set) => [...set, code])], [[]]);
const days = Array.from({ length: 9 }, (_, day) => `2024-02-${String(24 + day)}`).map((day) =>
  day <= '2024-02-29' ? day : `2024-03-0${String(Number(day.slice(8)) - 29)}`,
);
const whole = Array.from({ length: 8 }, (_, index) => index - 1);

/** Inputs, each with every value that can matter, and the values that conditions may name. */
interface Input {
  readonly code: string;
  readonly type: ValueType;
  readonly values: readonly FactValue[];
  readonly named: readonly (string | number | boolean)[];
}
const INPUTS: readonly Input[] = [
  { code: 'n', type: { kind: 'integer' }, values: whole, named: whole.slice(1, -1) },
  { code: 'x', type: { kind: 'decimal', scale: 1 }, values: whole, named: whole.slice(1, -1) },
  { code: 'day', type: { kind: 'date' }, values: days, named: days.slice(1, -1) },
  { code: 'yes', type: { kind: 'boolean' }, values: [true, false], named: [true, false] },
  { code: 'word', type: { kind: 'text' }, values: ['o', 'k', 'other'], named: ['o', 'k'] },
  { code: 'code', type: { kind: 'code', list: 'few' }, values: codes, named: codes },
  { code: 'set', type: { kind: 'codes', list: 'few' }, values: subsets(codes), named: codes },
];
const LARGE: Input = {
  code: 'big',
  type: { kind: 'codes', list: 'many' },
  values: subsets(many),
  named: many,
};

const MOMENT = readRunTime('2024-03-02T00:00:00Z', 'Asia/Shanghai');
const length = (unit: WindowUnit, max: number): fc.Arbitrary<Operand> =>
  fc.integer({ min: 1, max }).map((count) => ({ shape: 'length', length: { unit, count } }));

/** Forms of operators that the analysis sees through. */
const CLEAR: readonly OperandForm[] = ['none', 'one', 'range', 'list'];

const leaf = (
  inputs: readonly Input[],
  forms?: readonly OperandForm[],
): fc.Arbitrary<LeafCondition> =>
  fc.constantFrom(...inputs).chain((input) => {
    const operators = ALL_OPERATORS.filter(
      ({ types, operand }) => types.includes(input.type.kind) && forms?.includes(operand) !== false,
    );
    const value = fc.constantFrom(...input.named);
    return fc.constantFrom(...operators).chain(({ name, operand }) => {
      const operands: Record<OperandForm, fc.Arbitrary<Operand>> = {
        none: fc.constant({ shape: 'none' }),
        one: value.map((each) => ({ shape: 'one', value: each })),
        range: fc.tuple(value, value).map(([a, b]) => {
          const [from, to] = a <= b ? [a, b] : [b, a];
          return { shape: 'range', from, to };
        }),
        list: fc
          .uniqueArray(value, { minLength: 1, maxLength: 3 })
          .map((values) => ({ shape: 'list', values })),
        text: fc.constantFrom('o', 'ok', 'other').map((each) => ({ shape: 'one', value: each })),
        pattern: fc.constantFrom('o.*', '.*k').map((each) => ({ shape: 'one', value: each })),
        length: length('days', 40),
        days: length('days', 40),
      };
      const reference = { kind: 'fact', code: input.code } as const;
      return operands[operand].map((each): LeafCondition => ({
        kind: 'leaf',
        reference,
        type: input.type,
        operator: name,
        operand: each,
      }));
    });
  });
const condition = (
  inputs: readonly Input[],
  forms?: readonly OperandForm[],
  depth = 2,
): fc.Arbitrary<Condition> => {
  if (depth === 0) return leaf(inputs, forms);
  const inner = fc.array(condition(inputs, forms, depth - 1), { minLength: 1, maxLength: 3 });
  return fc.oneof(
    { weight: 2, arbitrary: leaf(inputs, forms) },
    { weight: 1, arbitrary: inner.map((conditions): Condition => ({ kind: 'all', conditions })) },
    { weight: 1, arbitrary: inner.map((conditions): Condition => ({ kind: 'any', conditions })) },
    {
      weight: 1,
      arbitrary: condition(inputs, forms, depth - 1).map((each): Condition => ({
        kind: 'not',
        condition: each,
      })),
    },
  );
};
const rule = (inputs: readonly Input[], forms?: readonly OperandForm[]): fc.Arbitrary<CasesRule> =>
  fc.array(condition(inputs, forms), { minLength: 1, maxLength: 5 }).map((conditions) => ({
    kind: 'table',
    inputs: [],
    cases: conditions.map((when, index) => ({ when, value: index })),
    otherwise: -1,
    unknown: -2,
    collect: false,
  }));
const drawn = fc
  .uniqueArray(fc.constantFrom(...INPUTS), { minLength: 1, maxLength: 3, selector: (i) => i.code })
  .chain((inputs) => fc.record({ inputs: fc.constant(inputs), rule: rule(inputs, CLEAR) }));

/** Every input there is, missing values among them. */
function everyInput(inputs: readonly Input[]): Map<string, FactValue>[] {
  return inputs.reduce<Map<string, FactValue>[]>(
    (given, { code, values }) =>
      given.flatMap((each) => [
        each,
        ...values.map((value) => new Map<string, FactValue>([...each, [code, value]])),
      ]),
    [new Map<string, FactValue>()],
  );
}
const statesOf = ({ cases }: CasesRule, given: ReadonlyMap<string, FactValue>) =>
  cases.map(({ when }) => conditionState(when, given, MOMENT));

describe('ruleReach', () => {
  it('says "never" exactly of what no input reaches', () => {
    fc.assert(
      fc.property(drawn, ({ inputs, rule: each }) => {
        const reach = ruleReach(each, proverOf(each));
        const given = everyInput(inputs).map((values) =>
          casesOutcome(each, statesOf(each, values)),
        );
        const hit = new Set(given.flatMap(({ cases }) => cases));
        expect(reach.cases.map(({ kind }) => kind === 'reached')).toEqual(
          each.cases.map((_, index) => hit.has(index)),
        );
        const from = (source: string) => given.some((outcome) => outcome.from === source);
        expect(reach.otherwise.kind === 'found').toBe(from('else'));
        expect(reach.unknown.kind === 'found').toBe(from('unknown'));
      }),
      { numRuns: 200 },
    );
  });

  it('gives examples that really have what they show', () => {
    fc.assert(
      fc.property(drawn, ({ rule: each }) => {
        const { otherwise, unknown } = ruleReach(each, proverOf(each));
        const outcome = (found: typeof otherwise) =>
          found.kind === 'found' && found.example !== undefined
            ? casesOutcome(each, statesOf(each, found.example)).from
            : undefined;
        expect(['else', undefined]).toContain(outcome(otherwise));
        expect(['unknown', undefined]).toContain(outcome(unknown));
        for (const { first, second, example } of rowOverlaps(each, proverOf(each))) {
          const states = statesOf(each, example ?? new Map());
          expect([states[first], states[second]]).toEqual(['true', 'true']);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('names earlier cases that by themselves take every input of a shadowed one', () => {
    fc.assert(
      fc.property(drawn, ({ inputs, rule: each }) => {
        ruleReach(each, proverOf(each)).cases.forEach((reach, index) => {
          if (reach.kind !== 'shadowed') return;
          for (const given of everyInput(inputs)) {
            const states = statesOf(each, given);
            if (states[index] !== 'true') continue;
            expect(reach.by.some((other) => states[other] === 'true')).toBe(true);
          }
        });
      }),
      { numRuns: 200 },
    );
  });

  it('never claims anything wrong about questions that it cannot see through', () => {
    const inputs = [LARGE, ...INPUTS.filter(({ code }) => ['day', 'word'].includes(code))];
    fc.assert(
      fc.property(rule(inputs), (each) => {
        const reach = ruleReach(each, proverOf(each));
        for (const given of everyInput(inputs)) {
          const { from, cases } = casesOutcome(each, statesOf(each, given));
          const claimed = {
            case: cases.every((index) => reach.cases[index]?.kind === 'reached'),
            else: reach.otherwise.kind === 'found',
            unknown: reach.unknown.kind === 'found',
          };
          expect(claimed[from]).toBe(true);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('gives up on what is too large, in bounded time, and says so', () => {
    const pair = (index: number, value: number): LeafCondition => ({
      kind: 'leaf',
      reference: { kind: 'fact', code: `f${String(index)}` },
      type: { kind: 'integer' },
      operator: 'equal',
      operand: { shape: 'one', value },
    });
    // Pigeons and holes: no short proof by cases exists.
    const holes = 9;
    const pigeons = Array.from({ length: holes + 1 }, (_, index) => index);
    const clash = pigeons.flatMap((a) =>
      pigeons.slice(0, a).flatMap((b) =>
        Array.from({ length: holes }, (_, hole): Condition => ({
          kind: 'all',
          conditions: [pair(a, hole), pair(b, hole)],
        })),
      ),
    );
    const outside = pigeons.map((a): Condition => ({
      kind: 'leaf',
      reference: { kind: 'fact', code: `f${String(a)}` },
      type: { kind: 'integer' },
      operator: 'notBetween',
      operand: { shape: 'range', from: 0, to: holes - 1 },
    }));
    const missing = pigeons.map((a): Condition => ({
      ...pair(a, 0),
      operator: 'isMissing',
      operand: { shape: 'none' },
    }));
    const table: CasesRule = {
      kind: 'rule',
      inputs: [],
      cases: [...outside, ...missing, ...clash].map((when) => ({ when, value: 1 })),
      otherwise: 2,
      unknown: null,
      collect: false,
    };
    const start = performance.now();
    expect(ruleReach(table, proverOf(table)).otherwise.kind).toBe('undecided');
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
