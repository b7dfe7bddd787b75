import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Condition, LeafCondition, Operand } from '../ast/condition.js';
import type { TagDefinition, TagRule } from '../ast/tag-definition.js';
import type { FactDefinition } from '../ast/fact-definition.js';
import type { FactValue } from '../ast/value.js';
import type { ValueType } from '../catalog-view.js';
import { evaluateTag } from '../evaluate/evaluate-tag.js';
import { readRunTime } from '../time/run-time.js';
import { nearestMiss, type NearestMiss } from './nearest-miss.js';

const goOn = () => Promise.resolve(true);
const words = { zh: '名', en: 'Name' };
const position = { file: 'f', line: 1, column: 1 };
const CODES = ['x', 'y', 'z'];
const TYPES = {
  a: { kind: 'integer' },
  b: { kind: 'boolean' },
  c: { kind: 'code', list: 'l' },
  d: { kind: 'integer' },
  e: { kind: 'codes', list: 'l' },
} as const satisfies Record<string, ValueType>;
type Code = keyof typeof TYPES;
const DOMAIN: Readonly<Record<Code, readonly FactValue[]>> = {
  a: [-2, -1, 0, 1, 2, 3, 4, 5, 6],
  b: [true, false],
  c: CODES,
  d: [-2, -1, 0, 1, 2, 3, 4, 5, 6],
  e: [[], ['x'], ['y'], ['z'], ['x', 'y'], ['x', 'z'], ['y', 'z'], CODES],
};
const ALL = Object.keys(TYPES) as Code[];
const catalog = {
  datasets: new Map(),
  codeLists: new Map([
    ['l', { list: 'l', name: words, codes: CODES.map((code) => ({ code, name: words })) }],
  ]),
};

function leaf(
  code: string,
  type: ValueType,
  operator: LeafCondition['operator'],
  operand: Operand,
): LeafCondition {
  return { kind: 'leaf', reference: { kind: 'fact', code }, type, operator, operand };
}

function tag(rule: TagRule, code = 't', type: ValueType = { kind: 'integer' }): TagDefinition {
  return {
    code,
    name: words,
    category: 'c',
    subject: 'customer',
    type,
    owner: 'o',
    purpose: words,
    legalBasis: 'consent',
    meaning: words,
    rule,
    examples: [],
    position,
  };
}

const fact = (code: string, type: ValueType, group = 'work'): FactDefinition => ({
  code,
  name: words,
  group,
  subject: 'customer',
  type,
  owner: 'o',
  pii: 'none',
  source: { kind: 'attribute', dataset: 'customer', column: code },
  position,
});

const integerLeaf = (code: 'a' | 'd') =>
  fc
    .tuple(
      fc.constantFrom('equal', 'notEqual', 'lessThan', 'greaterThan', 'lessThanInclusive' as const),
      fc.integer({ min: 0, max: 4 }),
    )
    .map(([operator, value]) =>
      leaf(code, TYPES[code], operator as LeafCondition['operator'], { shape: 'one', value }),
    );
const drawnLeaf: fc.Arbitrary<LeafCondition> = fc.oneof(
  integerLeaf('a'),
  integerLeaf('d'),
  fc.boolean().map((value) => leaf('b', TYPES.b, 'equal', { shape: 'one', value })),
  fc
    .tuple(fc.constantFrom('in', 'notIn' as const), fc.subarray(CODES, { minLength: 1 }))
    .map(([operator, values]) => leaf('c', TYPES.c, operator as 'in', { shape: 'list', values })),
  fc
    .tuple(
      fc.constantFrom('containsAny', 'containsAll', 'containsNone' as const),
      fc.subarray(CODES, { minLength: 1 }),
    )
    .map(([operator, values]) =>
      leaf('e', TYPES.e, operator as 'containsAny', { shape: 'list', values }),
    ),
  fc.constantFrom(...ALL).map((code) => leaf(code, TYPES[code], 'isMissing', { shape: 'none' })),
);
const { condition: drawnCondition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2 },
    drawnLeaf,
    fc
      .tuple(
        fc.constantFrom('all', 'any' as const),
        fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
      )
      .map(([kind, conditions]) => ({ kind: kind as 'all', conditions })),
    tie('condition').map((condition) => ({ kind: 'not' as const, condition })),
  ),
}));
const drawnTag = fc
  .array(fc.tuple(drawnCondition, fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 3 })
  .map((cases) =>
    tag({
      kind: 'rule',
      inputs: [],
      cases: cases.map(([when, value]) => ({ when, value })),
      otherwise: 0,
      unknown: null,
      collect: false,
    }),
  );
const drawnValues = fc
  .record(
    Object.fromEntries(ALL.map((code) => [code, fc.constantFrom(null, ...DOMAIN[code])])) as Record<
      Code,
      fc.Arbitrary<FactValue>
    >,
  )
  .map((values) => new Map<string, FactValue>(Object.entries(values)));

const set = {
  facts: new Map(ALL.map((code) => [code as string, fact(code, TYPES[code])])),
  tags: new Map<string, TagDefinition>(),
};

function missOf(one: TagDefinition, values: Map<string, FactValue>, wanted: FactValue) {
  return nearestMiss({
    tag: one,
    wanted: { kind: 'value', value: wanted },
    values,
    run: null,
    set: { ...set, tags: new Map([[one.code, one]]) },
    catalog,
    goOn,
  });
}

/** Whether any value of any of the facts, in any pair if asked, gives the wanted value. */
async function isWithin(
  count: 1 | 2,
  one: TagDefinition,
  values: Map<string, FactValue>,
  wanted: FactValue,
): Promise<boolean> {
  const tries = (from: Map<string, FactValue>) =>
    ALL.flatMap((code) => DOMAIN[code].map((value) => new Map(from).set(code, value)));
  const all = count === 1 ? tries(values) : tries(values).flatMap(tries);
  for (const each of all) if ((await evaluateTag(one, each, null)) === wanted) return true;
  return false;
}

function changesOf(miss: NearestMiss): unknown {
  return miss.kind === 'found' ? miss.changes.map(({ code, to }) => [code, to]) : miss.kind;
}

describe('nearestMiss', () => {
  it('proposes only what really gives the wanted value, by the rule engine', async () => {
    await fc.assert(
      fc.asyncProperty(
        drawnTag,
        drawnValues,
        fc.integer({ min: 0, max: 3 }),
        async (one, values, wanted) => {
          const miss = await missOf(one, values, wanted);
          if (miss.kind !== 'found') return;
          const after = new Map(values);
          for (const { code, to } of miss.changes) after.set(code, to);
          expect(await evaluateTag(one, after, null)).toBe(wanted);
          expect(miss.changes.length).toBeLessThanOrEqual(2);
          expect(miss.exhaustive).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('overlooks no change of a single fact that trying every value finds', async () => {
    await fc.assert(
      fc.asyncProperty(
        drawnTag,
        drawnValues,
        fc.integer({ min: 0, max: 3 }),
        async (one, values, wanted) => {
          const miss = await missOf(one, values, wanted);
          if (miss.kind === 'given' || !(await isWithin(1, one, values, wanted))) return;
          expect(miss).toMatchObject({ kind: 'found', changes: [expect.anything()] });
        },
      ),
      { numRuns: 150 },
    );
  });

  it('overlooks no change of two facts either', async () => {
    await fc.assert(
      fc.asyncProperty(
        drawnTag,
        drawnValues,
        fc.integer({ min: 0, max: 3 }),
        async (one, values, wanted) => {
          const miss = await missOf(one, values, wanted);
          if (miss.kind !== 'not_found') return;
          expect(await isWithin(2, one, values, wanted)).toBe(false);
        },
      ),
      { numRuns: 40 },
    );
  });

  const over = (code: Code, operator: LeafCondition['operator'], value: number) =>
    leaf(code, TYPES[code], operator, { shape: 'one', value });
  const rule = (when: Condition, earlier?: Condition): TagRule => ({
    kind: 'rule',
    inputs: [],
    cases: [...(earlier ? [{ when: earlier, value: 9 }] : []), { when, value: 1 }],
    otherwise: 0,
    unknown: null,
    collect: false,
  });

  it('goes just to the bound, and lets an earlier case no longer win', async () => {
    const one = tag(rule(over('a', 'greaterThan', 4), over('d', 'greaterThanInclusive', 2)));
    expect(
      changesOf(
        await missOf(
          one,
          new Map([
            ['a', 3],
            ['d', 5],
          ]),
          1,
        ),
      ),
    ).toEqual([
      ['a', 5],
      ['d', 1],
    ]);
    expect(
      changesOf(
        await missOf(
          one,
          new Map([
            ['a', 3],
            ['d', 1],
          ]),
          1,
        ),
      ),
    ).toEqual([['a', 5]]);
  });

  it('follows tags down to their facts', async () => {
    const below = tag(rule(over('a', 'greaterThan', 4)), 'below');
    const when: Condition = {
      kind: 'leaf',
      reference: { kind: 'tag', code: 'below' },
      type: { kind: 'integer' },
      operator: 'equal',
      operand: { shape: 'one', value: 1 },
    };
    const top = tag(rule(when));
    const tags = new Map([below, top].map((each) => [each.code, each]));
    const values = new Map<string, FactValue>([
      ['a', 1],
      ['below', 0],
    ]);
    const wanted = { kind: 'value', value: 1 } as const;
    const miss = await nearestMiss({
      tag: top,
      wanted,
      values,
      run: null,
      set: { ...set, tags },
      catalog,
      goOn,
    });
    expect(changesOf(miss)).toEqual([['a', 5]]);
  });

  it('changes who somebody is only where nothing else helps', async () => {
    const basic = new Map(set.facts).set('a', fact('a', TYPES.a, 'basic'));
    const either: Condition = {
      kind: 'any',
      conditions: [
        over('a', 'greaterThan', 4),
        {
          kind: 'all',
          conditions: [
            over('d', 'equal', 3),
            leaf('b', TYPES.b, 'equal', { shape: 'one', value: true }),
          ],
        },
      ],
    };
    const ask = (one: TagDefinition) =>
      nearestMiss({
        tag: one,
        wanted: { kind: 'value', value: 1 },
        values: new Map<string, FactValue>([
          ['a', 4],
          ['b', false],
          ['d', 0],
        ]),
        run: null,
        set: { facts: basic, tags: new Map() },
        catalog,
        goOn,
      });
    expect(changesOf(await ask(tag(rule(either))))).toEqual([
      ['b', true],
      ['d', 3],
    ]);
    const only = await ask(tag(rule(over('a', 'greaterThan', 4))));
    expect(only).toMatchObject({ kind: 'found', fixed: true, changes: [{ code: 'a', to: 5 }] });
  });

  it('reaches into time by the dates that a length means at the run', async () => {
    const date: ValueType = { kind: 'date' };
    const run = readRunTime('2026-03-10T09:00:00+08:00', 'Asia/Shanghai');
    const ask = (operator: 'withinLast' | 'anniversaryWithin', from: string) =>
      nearestMiss({
        tag: tag(
          rule(leaf('g', date, operator, { shape: 'length', length: { unit: 'days', count: 7 } })),
        ),
        wanted: { kind: 'value', value: 1 },
        values: new Map([['g', from]]),
        run,
        set: { facts: new Map([['g', fact('g', date)]]), tags: new Map() },
        catalog,
        goOn,
      });
    expect(changesOf(await ask('withinLast', '2026-01-01'))).toEqual([['g', '2026-03-03']]);
    expect(changesOf(await ask('anniversaryWithin', '1990-03-20'))).toEqual([['g', '1990-03-17']]);
  });

  it('says so when the tag looks at rows of others, and when its value is given', async () => {
    const rollup = tag({
      kind: 'rollup',
      rollup: { of: 'lead', pick: { kind: 'count' }, none: 0 },
    });
    expect((await missOf(rollup, new Map(), 1)).kind).toBe('not_applicable');
    expect((await missOf(tag(rule(over('a', 'equal', 1))), new Map([['a', 1]]), 1)).kind).toBe(
      'given',
    );
  });

  it('lets a value become missing that nothing asks for where nothing else helps', async () => {
    const values = new Map<string, FactValue>([
      ['a', 5],
      ['d', 1],
    ]);
    const one = tag(rule(over('a', 'greaterThan', 4), over('d', 'greaterThan', 4)));
    expect(changesOf(await missOf(one, values, null))).toEqual([['a', null]]);
    const other = tag(rule(over('a', 'lessThan', 4), over('d', 'lessThan', 4)));
    expect(changesOf(await missOf(other, values, 1))).toEqual([
      ['a', 3],
      ['d', 4],
    ]);
  });

  it('gives a tag that shows a fact the wanted day', async () => {
    const type: ValueType = { kind: 'date' };
    const shows: TagRule = { kind: 'value', input: { kind: 'fact', code: 'g', type } };
    const miss = await nearestMiss({
      ...{ tag: tag(shows, 't', type), wanted: { kind: 'value', value: '2026-02-01' } },
      ...{ values: new Map([['g', '2026-01-01']]), run: null, goOn, catalog },
      set: { facts: new Map([['g', fact('g', type)]]), tags: new Map() },
    });
    expect(changesOf(miss)).toEqual([['g', '2026-02-01']]);
  });
});
