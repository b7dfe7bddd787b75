import type { DuckDBConnection } from '@duckdb/node-api';
import { checkPattern, OPERATORS } from '@tagwright/rules';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { duckDbDialect } from '../../libs/compiler/src/dialects/duckdb/duckdb-dialect.js';
import { pattern } from './support/patterns.js';
import { openDuckDb } from './support/run-plan.js';
import { timeBudget } from './support/time-budget.js';

/** Line ends of every kind, wide digits and letters, accents, both ends of the surrogates' gap. */
const TEXTS = [
  ...['', ' ', "O'Neil", '"', '\\', '%', 'a', 'A', 'aA', 'ab', 'bb', 'aab', '--', ';', '0', '12'],
  ...['a\nb', '\n', '\r', '\r\n', '\t', '\u000b', '\u000c', '\u0085', '\u2028', '\u00a0'],
  ...[
    '汽车',
    '车',
    '京A12345',
    '一',
    '龥',
    '😀',
    '😀a',
    'é',
    'ſ',
    'K',
    '٣',
    'ａ',
    '\ud7ff',
    '\ue000',
  ],
  ...['\uffff', '_', '-', '^', '$'],
];
/** What a hostile or careless author may type. */
const typed = fc.string({
  unit: fc.constantFrom(...Array.from('ab.*+?()[]{}|^\\-dw,1汽 ')),
  minLength: 1,
  maxLength: 12,
});
const literal = (text: string) => duckDbDialect.literal(text, { kind: 'text' });

let db: DuckDBConnection;
beforeAll(async () => {
  db = await openDuckDb();
  const rows = TEXTS.map((text, index) => `(${index}, ${literal(text)})`).join(', ');
  await db.run(`CREATE TABLE texts AS SELECT * FROM (VALUES ${rows}) v(n, x)`);
});

describe('patterns that rules accept', () => {
  it('compile in both engines and take the same texts', async () => {
    const mayGoOn = timeBudget(5_000, 50);
    await fc.assert(
      fc.asyncProperty(fc.oneof(pattern(), typed), async (drawn) => {
        if (checkPattern(drawn) !== undefined || !mayGoOn()) return;
        const sql = duckDbDialect.operators.matches('x', { values: [literal(drawn)] });
        const found = await db.runAndReadAll(`SELECT ${sql} FROM texts ORDER BY n`);
        const operand = { shape: 'one', value: drawn } as const;
        const expected = TEXTS.map((text) => OPERATORS.matches.test(text, operand));
        expect(found.getRows().flat()).toEqual(expected);
      }),
      { numRuns: 2_000, endOnFailure: true },
    );
  });
});
