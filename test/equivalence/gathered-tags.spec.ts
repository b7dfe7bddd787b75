import type { DuckDBConnection } from '@duckdb/node-api';
import { parseDefinitions, type FactValue } from '@tagwright/rules';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import type { ReferenceRow } from '../../libs/testing/src/reference-data.js';
import { expectPlanToAgree } from './support/compare-plan.js';
import { openDuckDb } from './support/run-plan.js';
import { smallCatalog } from './support/small-catalog.js';
import { readTable } from './support/sql-values.js';

const words = { zh: '名', en: 'Name' };
const ROWS: Readonly<Record<string, readonly ReferenceRow[]>> = {
  customer_link: [{ customer_id: 1 }, { customer_id: 2 }, { customer_id: 3 }],
  vehicle: [
    { vehicle_id: 11, points: 5, due: '2024-01-01' },
    { vehicle_id: 12, points: 50, due: '2025-01-01' },
    { vehicle_id: 21, points: 50, due: null },
  ],
  ownership: [
    { customer_id: 1, vehicle_id: 11, role: 'owner' },
    { customer_id: 1, vehicle_id: 12, role: 'owner' },
    { customer_id: 2, vehicle_id: 21, role: 'owner' },
  ],
  lead: [],
};

/** The customers' values of a rollup over a vehicle tag of several codes. */
async function gathered(db: DuckDBConnection, rollup: object): Promise<FactValue[]> {
  const fact = (code: string, type: string) => {
    const common = { name: words, group: 'basic', subject: 'vehicle', owner: 'o', pii: 'none' };
    return { fact: code, ...common, type, attribute: { from: 'vehicle', column: code } };
  };
  const tag = (code: string, subject: string, body: object) => {
    const texts = { category: 'c', owner: 'o', purpose: words, legalBasis: 'consent' };
    const common = { name: words, subject, ...texts, meaning: words };
    return { tag: code, ...common, type: 'codes', list: 'grade', ...body };
  };
  const over = (value: number) => ({ fact: 'points', operator: 'greaterThan', value });
  const cases = [
    { when: over(1), value: 'A' },
    { when: over(10), value: 'B' },
  ];
  const documents = [
    fact('points', 'integer'),
    fact('due', 'date'),
    tag('grades', 'vehicle', { kind: 'rule', collect: true, cases }),
    tag('gathered', 'customer', { kind: 'rollup', rollup }),
  ];
  const text = documents
    .map((each) => stringify(each, { aliasDuplicateObjects: false }))
    .join('---\n');
  const { set, diagnostics } = parseDefinitions([{ file: 'f.yaml', text }], smallCatalog);
  expect(diagnostics).toEqual([]);
  const rows = new Map(
    Object.entries(ROWS).map(([name, own]) => [
      name,
      own.map((row, index) => ({ _seq: index, ...row })),
    ]),
  );
  const periods = new Map([...rows.keys()].map((name) => [name, null]));
  const moment = { asOf: '2025-07-01T00:00:00+08:00', zone: 'Asia/Shanghai' };
  await expectPlanToAgree(db, { set, catalog: smallCatalog, rows, periods, ...moment });
  const columns = [{ code: 'gathered', type: { kind: 'codes', list: 'grade' } as const }];
  const table = await readTable(db, '"snapshot"."customer"', columns);
  return [1, 2, 3].map((id) => table.get(id)?.get('gathered') ?? null);
}

let db: DuckDBConnection;
beforeAll(async () => {
  db = await openDuckDb();
});

describe('a set of codes gathered from vehicles', () => {
  const newest = { of: 'vehicle', tag: 'grades', pick: { newest: 'due' } };

  it.each([
    ['one code', 'C', ['C']],
    ['several codes', ['C', 'A'], ['A', 'C']],
    ['no code', [], []],
    ['nothing known', 'missing', null],
  ])('is %s where there is no vehicle', async (_title, none, expected) => {
    expect(await gathered(db, { ...newest, none })).toEqual([['A', 'B'], null, expected]);
  });
});
