import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PlanInput } from '@tagwright/compiler';
import { DuckDbEngine, type Engine } from '@tagwright/engines';
import { neededSet, parseDefinitions, readRunTime, type TagDefinition } from '@tagwright/rules';
import fc from 'fast-check';
import { changeDays, changesAnyDay } from './change-days.js';
import { DayStates } from './day-state.js';
import { firstChange } from './first-change.js';

const DAYS = 400;
/** Each tries every day twice over, which takes seconds. */
const RUNS = 3;
const name = { zh: '名', en: 'Name' };
const run = readRunTime('2026-01-31T00:00:00+08:00', 'Asia/Shanghai');
const column = (code: string, kind: 'integer' | 'date' | 'text' | 'id', of?: string) =>
  ({
    code,
    name,
    type: kind === 'id' ? { kind, of } : { kind },
    required: false,
    pii: 'none',
    meaning: name,
  }) as never;
const dataset = (code: string, key: string[], columns: never[], eventColumn?: string) =>
  [
    code,
    {
      dataset: code,
      name,
      entity: eventColumn === undefined,
      personal: false,
      key,
      columns,
      eventColumn,
    },
  ] as never;
const catalog = {
  codeLists: new Map(),
  datasets: new Map([
    dataset(
      'customer',
      ['customer_id'],
      [column('customer_id', 'id', 'customer'), column('born', 'date')],
    ),
    dataset(
      'vehicle',
      ['vehicle_id'],
      [column('vehicle_id', 'id', 'vehicle'), column('due', 'date'), column('pace', 'integer')],
    ),
    dataset(
      'ownership',
      ['customer_id', 'vehicle_id', 'role'],
      [
        column('customer_id', 'id', 'customer'),
        column('vehicle_id', 'id', 'vehicle'),
        column('role', 'text'),
        column('valid_from', 'date'),
        column('valid_to', 'date'),
      ],
    ),
    dataset('customer_link', ['customer_id'], [column('customer_id', 'id', 'customer')]),
    dataset(
      'visit',
      ['customer_id', 'day'],
      [column('customer_id', 'id', 'customer'), column('day', 'date'), column('spent', 'integer')],
      'day',
    ),
  ]),
} as never as PlanInput['catalog'];

const fact = (code: string, type: string, source: string, subject = 'customer') =>
  `{ fact: ${code}, name: {zh: ${code}, en: ${code}}, group: work, subject: ${subject}, type: ${type}, owner: o, pii: none, ${source} }`;
const measured = (measure: string, window: string) =>
  `measure: { ${measure}, from: visit${window && `, window: ${window}`} }`;
const FACTS = [
  fact('recent', 'integer', measured('count: {}', '{last: {days: 90}}')),
  fact('monthly', 'integer', measured('sum: spent', '{last: {months: 3}}')),
  fact(
    'earlier',
    'integer',
    measured('count: {}', '{between: {from: {months: 6}, to: {months: 2}}}'),
  ),
  fact('this_year', 'integer', measured('count: {}', 'yearToDate')),
  fact('coming', 'integer', measured('count: {}', '{next: {days: 30}}, on: day')),
  fact('last_visit', 'date', measured('max: day', '')),
  fact('since_visit', 'integer', 'derived: { daysSince: {fact: last_visit} }'),
  fact('ratio', 'decimal, scale: 2', 'derived: { divide: [{fact: since_visit}, {fact: recent}] }'),
  fact('born', 'date', 'attribute: {from: customer, column: born}'),
  fact('age', 'integer', 'derived: { age: {fact: born} }'),
  fact('due', 'date', 'attribute: {from: vehicle, column: due}', 'vehicle'),
  fact('pace', 'integer', 'attribute: {from: vehicle, column: pace}', 'vehicle'),
  fact(
    'left',
    'integer',
    'derived: { multiply: [{daysUntil: {fact: due}}, {fact: pace}] }',
    'vehicle',
  ),
  fact('least_left', 'integer', 'rollup: { of: vehicle, fact: left, pick: min }'),
  fact('most_left', 'integer', 'rollup: { of: vehicle, fact: left, pick: max }'),
];
const LEAVES = [
  ...['recent', 'earlier', 'this_year', 'coming'].flatMap((code) =>
    ['equal', 'greaterThan'].map((operator) => `{fact: ${code}, operator: ${operator}, value: 1}`),
  ),
  '{fact: monthly, operator: between, value: [5, 12]}',
  '{fact: since_visit, operator: greaterThan, value: 100}',
  '{fact: since_visit, operator: between, value: [150, 160]}',
  '{fact: ratio, operator: greaterThan, value: 33.5}',
  '{fact: age, operator: greaterThanInclusive, value: 30}',
  '{fact: least_left, operator: lessThan, value: -20}',
  '{fact: most_left, operator: between, value: [40, 60]}',
  '{fact: born, operator: anniversaryWithin, value: {days: 3}}',
  '{fact: last_visit, operator: withinLast, value: {months: 2}}',
];

const NAMES = ['customer', 'customer_link', 'visit', 'vehicle', 'ownership'];

function definitions(body: string): { input: PlanInput; tag: TagDefinition } {
  const head =
    'tag: t\nname: {zh: 名, en: N}\ncategory: c\nsubject: customer\nowner: o\npurpose: {zh: 名, en: N}\nlegalBasis: consent\nmeaning: {zh: 名, en: N}\n';
  const text = [...FACTS, head + body].join('\n---\n');
  const { set, diagnostics } = parseDefinitions([{ file: 'f.yaml', text }], catalog);
  const tag = set.tags.get('t');
  if (tag === undefined) throw new Error(JSON.stringify(diagnostics));
  const period = { from: '2025-10-01', to: '2026-01-31' };
  const supplied = NAMES.map((each) => {
    return { dataset: each, version: 1, contentHash: 'x', period };
  });
  const needed = neededSet(set, 't');
  return {
    input: { set: needed, catalog, supplied, asOf: run.asOf.toString(), zone: run.zone },
    tag,
  };
}

let home: string;
let engine: Engine;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'tagwright-flip-'));
  engine = await DuckDbEngine.open({ threads: 1, memoryLimit: '256MB', tempDirectory: home });
  for (const schema of ['dataset', 'scan', 'facts', 'stage']) {
    await engine.execute(`CREATE SCHEMA ${schema}`);
  }
});
afterAll(async () => {
  engine.close();
  await rm(home, { recursive: true });
});

interface Given {
  readonly born: string;
  readonly visits: readonly { readonly day: number; readonly spent: number }[];
  /** So many days until it is due, times a pace of either sign. */
  readonly vehicles?: readonly { readonly due: number; readonly pace: number }[];
}

async function fill({ born, visits, vehicles = [] }: Given): Promise<void> {
  const rows = visits.map(({ day, spent }) => {
    return `UNION ALL SELECT 1, DATE '${run.date.add({ days: day }).toString()}', ${spent}`;
  });
  const cars = vehicles.map(({ due, pace }, index) => {
    return `UNION ALL SELECT ${index + 1}, DATE '${run.date.add({ days: due }).toString()}', ${pace}`;
  });
  const owned = vehicles.map(
    (_, index) => `UNION ALL SELECT 1, ${index + 1}, 'owner', DATE '2020-01-01', NULL`,
  );
  await engine.execute(
    `CREATE OR REPLACE TABLE dataset.vehicle AS SELECT 1::BIGINT AS vehicle_id, NULL::DATE AS due, NULL::BIGINT AS pace WHERE false ${cars.join(' ')};
     CREATE OR REPLACE TABLE dataset.ownership AS SELECT 1::BIGINT AS customer_id, 1::BIGINT AS vehicle_id, '' AS role, NULL::DATE AS valid_from, NULL::DATE AS valid_to WHERE false ${owned.join(' ')};
     CREATE OR REPLACE TABLE dataset.customer AS SELECT 1::BIGINT AS customer_id, DATE '${born}' AS born;
     CREATE OR REPLACE TABLE dataset.customer_link AS SELECT 1::BIGINT AS customer_id;
     CREATE OR REPLACE TABLE dataset.visit AS SELECT 1::BIGINT AS customer_id, NULL::DATE AS day, NULL::BIGINT AS spent WHERE false ${rows.join(' ')}`,
  );
}

async function flips(body: string, given: Given) {
  await fill(given);
  const { input, tag } = definitions(body);
  expect(changesAnyDay(input, NAMES, run)).toBe(false);
  const quick = new DayStates(engine, input, run, tag, 1);
  const found = await firstChange(quick, await changeDays(engine, input, NAMES, run, DAYS), DAYS);
  const slow = new DayStates(engine, input, run, tag, 1);
  const expected = await firstChange(slow, null, DAYS);
  const shown = (state: typeof found) => state && { day: state.day, value: state.value };
  expect({ body, given, found: shown(found) }).toEqual({ body, given, found: shown(expected) });
  return { ...shown(expected), evaluated: quick.evaluated };
}

const drawnGiven = fc.record({
  born: fc.constantFrom('1996-02-29', '1996-05-01', '1970-12-31'),
  visits: fc.array(
    fc.record({ day: fc.integer({ min: -170, max: 40 }), spent: fc.integer({ min: 0, max: 9 }) }),
    { maxLength: 4 },
  ),
  vehicles: fc.array(
    fc.record({ due: fc.integer({ min: -60, max: 60 }), pace: fc.constantFrom(-2, 0, 1, 3) }),
    { maxLength: 3 },
  ),
});
const drawnRule = fc
  .array(fc.tuple(fc.constantFrom(...LEAVES), fc.constantFrom(...LEAVES)), {
    minLength: 1,
    maxLength: 2,
  })
  .map((cases) => {
    const list = cases.map(
      ([a, b], index) => `  - {when: {any: [${a}, {not: ${b}}]}, value: ${index + 1}}`,
    );
    return `kind: rule\ntype: integer\ncases:\n${list.join('\n')}\nelse: 0\nunknown: 9`;
  });

const rule = (leaf: string) =>
  `kind: rule\ntype: integer\ncases: [{when: ${leaf}, value: 1}]\nelse: 0\nunknown: 9`;

describe('firstChange', () => {
  it('finds the day that trying every day finds', async () => {
    await fc.assert(
      fc.asyncProperty(drawnRule, drawnGiven, async (body, given) => {
        await flips(body, given);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 300_000);

  it('sees an event leave its window exactly when the window lets it go', async () => {
    const given = { born: '1970-12-31', visits: [{ day: -10, spent: 1 }] };
    const leaf = '{fact: recent, operator: equal, value: 1}';
    expect(await flips(rule(leaf), given)).toMatchObject({ day: 81, value: 0 });
  }, 60_000);

  it('does not skip a value that changes and comes back', async () => {
    const given = { born: '1970-12-31', visits: [{ day: -10, spent: 1 }] };
    const leaf = '{fact: since_visit, operator: between, value: [150, 152]}';
    const flip = await flips(rule(leaf), given);
    expect(flip).toMatchObject({ day: 140, value: 1 });
    expect(flip.evaluated).toBeLessThan(40);
  }, 60_000);

  it('skips days though what is least of several moves either way', async () => {
    const vehicles = [
      { due: 10, pace: 1 },
      { due: 5, pace: -1 },
    ];
    const given = { born: '1970-12-31', visits: [], vehicles };
    const flip = await flips(rule('{fact: least_left, operator: lessThan, value: -100}'), given);
    expect(flip).toMatchObject({ day: 111, value: 1 });
    expect(flip.evaluated).toBeLessThan(30);
  }, 60_000);

  it('says that nothing changes, after few evaluations', async () => {
    const given = { born: '1970-12-31', visits: [] };
    const flip = await flips(rule('{fact: born, operator: isPresent}'), given);
    expect(flip).not.toHaveProperty('day');
    expect(flip.evaluated).toBeLessThan(20);
  }, 60_000);
});
