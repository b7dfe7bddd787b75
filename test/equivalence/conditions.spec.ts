import type { DuckDBConnection } from '@duckdb/node-api';
import { compileCondition } from '@tagwright/compiler';
import {
  ALL_OPERATORS,
  conditionState,
  conditionStates,
  readRunTime,
  type Condition,
  type FactValue,
} from '@tagwright/rules';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { condition, factValue, operand, type TypedColumn } from './support/arbitraries.js';
import { openDuckDb, storageType } from './support/run-plan.js';
import { sqlValue } from './support/sql-values.js';
import { timeBudget } from './support/time-budget.js';

/** A leap day: a year before or after, it has no day of its own. */
const RUN = readRunTime('2024-02-29T12:30:00+08:00', 'Asia/Shanghai');
const CODES = ['A', 'B', "C'", '热'];
const COLUMNS: readonly TypedColumn[] = [
  { code: 'i', type: { kind: 'integer' } },
  { code: 'd2', type: { kind: 'decimal', scale: 2 } },
  { code: 'd', type: { kind: 'date' } },
  { code: 't', type: { kind: 'timestamp' } },
  { code: 'b', type: { kind: 'boolean' } },
  { code: 'x', type: { kind: 'text' } },
  { code: 'c', type: { kind: 'code', list: 'l' } },
  { code: 'm', type: { kind: 'codes', list: 'l' } },
];
const row = fc.tuple(...COLUMNS.map(({ type }) => factValue(type, CODES)));
const rows = fc.array(row, { minLength: 60, maxLength: 60, size: 'max' });

let db: DuckDBConnection;
beforeAll(async () => {
  db = await openDuckDb();
});

async function load(table: readonly (readonly FactValue[])[]): Promise<void> {
  const columns = COLUMNS.map(({ code, type }) => `"${code}" ${storageType(type)}`);
  await db.run(`CREATE OR REPLACE TABLE drawn (n INTEGER, ${columns.join(', ')})`);
  const tuples = table.map((values, index) => {
    const literals = values.map((value, at) =>
      sqlValue(value, COLUMNS[at]?.type ?? { kind: 'text' }),
    );
    return `(${index}, ${literals.join(', ')})`;
  });
  await db.run(`INSERT INTO drawn VALUES ${tuples.join(', ')}`);
}

/** Per row: whether SQL says TRUE of the condition, and of its negation. */
async function bySql(conditions: readonly Condition[]): Promise<boolean[][]> {
  const list = conditions.flatMap((each) => [
    `coalesce(${compileCondition(each, RUN)}, FALSE)`,
    `coalesce(${compileCondition({ kind: 'not', condition: each }, RUN)}, FALSE)`,
  ]);
  const result = await db.runAndReadAll(`SELECT ${list.join(', ')} FROM drawn ORDER BY n`);
  return result.getRowsJson() as boolean[][];
}

const valuesOf = (values: readonly FactValue[]) =>
  new Map(COLUMNS.map(({ code }, index) => [code, values[index] ?? null]));

/** SQL is asked about every row, json-rules-engine (a hundred times slower) about the first ones. */
const ASKED_ROWS = 15;

async function expectAgreement(
  table: readonly (readonly FactValue[])[],
  conditions: readonly Condition[],
): Promise<void> {
  await load(table);
  const sql = await bySql(conditions);
  for (const [index, values] of table.entries()) {
    const plain = conditions.map((each) => conditionState(each, valuesOf(values), RUN));
    const expected = plain.flatMap((state) => [state === 'true', state === 'false']);
    expect(sql[index]).toEqual(expected);
    if (index >= ASKED_ROWS) continue;
    expect(await conditionStates(conditions, valuesOf(values), RUN)).toEqual(plain);
  }
}

describe('conditions in SQL, json-rules-engine and three-valued logic', () => {
  it.each(ALL_OPERATORS.map((operator) => [operator.name, operator] as const))(
    'agree on every type, missing value and boundary: %s',
    async (_name, operator) => {
      const leaves = COLUMNS.filter(({ type }) => operator.types.includes(type.kind)).map(
        ({ code, type }) =>
          operand(operator, type, CODES).map((right): Condition => {
            const reference = { kind: 'fact', code } as const;
            return { kind: 'leaf', reference, type, operator: operator.name, operand: right };
          }),
      );
      const mayGoOn = timeBudget(1_500, 2);
      await fc.assert(
        fc.asyncProperty(rows, fc.tuple(...leaves), async (table, conditions) => {
          if (mayGoOn()) await expectAgreement(table, conditions);
        }),
        { numRuns: 5, endOnFailure: true },
      );
    },
  );

  it('agree on nested conditions', async () => {
    const many = fc.array(condition(COLUMNS, CODES), { minLength: 6, maxLength: 6, size: 'max' });
    const mayGoOn = timeBudget(8_000);
    await fc.assert(
      fc.asyncProperty(rows, many, async (table, conditions) => {
        if (mayGoOn()) await expectAgreement(table, conditions);
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });

  it('leave an unknown condition without match in either form', async () => {
    const isOld: Condition = {
      kind: 'leaf',
      reference: { kind: 'fact', code: 'i' },
      type: { kind: 'integer' },
      operator: 'notEqual',
      operand: { shape: 'one', value: 5 },
    };
    expect(
      await conditionStates([isOld, { kind: 'not', condition: isOld }], new Map(), null),
    ).toEqual(['unknown', 'unknown']);
  });
});
