import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DuckDbEngine, sqlText, type EngineValue } from '@tagwright/engines';
import type { Conversion } from '../mapping/conversion.js';
import { conversionSql } from './conversion-sql.js';
import { LayeredSelect } from './layered-select.js';

const context = { isCode: (value: string) => `${value} IN ('a', 'b')` };

/** Ends of ranges, almost numbers, almost times. */
const ODD_TEXTS = [
  ...[
    '-9223372036854775808',
    '9223372036854775807',
    '999999999999999',
    '2147483648',
    '-2147483648',
  ],
  ...[
    '1e308',
    'NaN',
    'inf',
    '-',
    '+',
    '.',
    '0x10',
    '１２',
    '1'.repeat(400),
    '\u{1F697}',
    '\n',
    "'",
  ],
  ...['infinity', '-infinity', '9999-12-31', '0000-00-00', '0000-00-00 00:00:00', '24:00:00'],
  ...['294247-01-10T04:00:54.775806', '290308-12-22 (BC) 00:00:00', '5877642-06-25 (BC)'],
  ...['2024-01-01T10:00:00+99', '2024-01-01T10:00:00+08:00:00', '294247-01-10T04:00:54Z', 'epoch'],
  ...[
    '1969-12-31T24:00:00-15:59',
    '2007-03-11 02:30:00',
    'ZZZZZZZZZZZZZZZZZ',
    '99999999999999999X',
  ],
];

describe('conversions', () => {
  let engine: DuckDbEngine;

  /** The value of a text after conversions, or the reason why there is none. */
  async function convert(text: string | null, ...steps: Conversion[]): Promise<EngineValue> {
    const layers = new LayeredSelect();
    const end = layers.add(
      'raw',
      steps.map((step) => conversionSql(step, context)),
    );
    const raw = text === null ? 'NULL::VARCHAR' : sqlText(text);
    const relation = `(SELECT ${raw} AS raw)`;
    const [row] = await engine.query(
      `SELECT ${end.value} AS "value", ${end.reason} AS reason FROM ${layers.over(relation)}`,
    );
    return row?.reason === null
      ? (row.value ?? null)
      : `!${JSON.stringify(row?.reason).slice(1, -1)}`;
  }

  beforeAll(async () => {
    engine = await DuckDbEngine.open({ threads: 1, memoryLimit: '200MB', tempDirectory: tmpdir() });
  });

  afterAll(() => {
    engine.close();
  });

  it.each<[string | null, Conversion, EngineValue]>([
    ['  x\u3000', { op: 'trim' }, 'x'],
    [' ', { op: 'trim' }, null],
    ['12.34', { op: 'splitPart', separator: '.', part: 1 }, '12'],
    ['12', { op: 'splitPart', separator: '.', part: 2 }, '!missing_part'],
    ["it's", { op: 'replace', from: "'", to: '' }, 'its'],
    ['7', { op: 'prefix', text: 'D' }, 'D7'],
    ['M', { op: 'code', map: { M: 'male', '0': 'missing' } }, 'male'],
    ['0', { op: 'code', map: { M: 'male', '0': 'missing' } }, null],
    ['X', { op: 'code', map: { M: 'male' } }, '!unmapped_code'],
    ['c', { op: 'codeList', list: 'x' }, '!unknown_code'],
    ['9007199254740991', { op: 'integer' }, 9007199254740991],
    ['9007199254740992', { op: 'integer' }, '!integer_too_large'],
    ['99999999999999999999', { op: 'integer' }, '!integer_too_large'],
    ['-9223372036854775808', { op: 'integer' }, '!integer_too_large'],
    ['1.5', { op: 'integer' }, '!not_an_integer'],
    ['1_000', { op: 'integer' }, '!not_an_integer'],
    ['-0.50', { op: 'decimal', scale: 2 }, '-0.50'],
    ['1.500', { op: 'decimal', scale: 2 }, '1.50'],
    ['1.505', { op: 'decimal', scale: 2 }, '!too_many_decimals'],
    ['1e3', { op: 'decimal', scale: 2 }, '!not_a_decimal'],
    ['99999999999999999999', { op: 'decimal', scale: 2 }, '!number_too_large'],
    ['20040229', { op: 'date', format: 'yyyyMMdd' }, '2004-02-29'],
    ['20030229', { op: 'date', format: 'yyyyMMdd' }, '!not_a_date'],
    ['2003-2-9', { op: 'date', format: 'yyyy-MM-dd' }, '!not_a_date'],
    ['365', { op: 'date', format: 'epochDays' }, '1971-01-01'],
    ['2003', { op: 'yearStart' }, '2003-01-01'],
    ['2003', { op: 'yearEnd' }, '2004-01-01'],
    [
      '2024-01-01T10:00:00+08:00',
      { op: 'timestamp', format: 'iso', zone: 'UTC' },
      '2024-01-01T02:00:00.000Z',
    ],
    [
      '2024-01-01 10:00:00',
      { op: 'timestamp', format: 'iso', zone: 'Asia/Shanghai' },
      '2024-01-01T02:00:00.000Z',
    ],
    ['1000', { op: 'timestamp', format: 'epochMillis', zone: 'UTC' }, '1970-01-01T00:00:01.000Z'],
    ['Y', { op: 'boolean', true: ['Y'], false: ['N'] }, true],
    ['?', { op: 'boolean', true: ['Y'], false: ['N'] }, '!not_a_boolean'],
    ['+86 138-0013-8000', { op: 'mobile' }, '13800138000'],
    ['12345', { op: 'mobile' }, '!not_a_mobile'],
    ['1m8gdm9axkp042788', { op: 'vin', check: true }, '1M8GDM9AXKP042788'],
    ['1M8GDM9A1KP042788', { op: 'vin', check: true }, '!wrong_check_digit'],
    ['1M8GDM9A1KP042788', { op: 'vin', check: false }, '1M8GDM9A1KP042788'],
    ['1M8GDM9AXKP04278Q', { op: 'vin', check: false }, '!not_a_vin'],
    ['11010519491231002x', { op: 'idDocument' }, '11010519491231002X'],
    ['110105194912310021', { op: 'idDocument' }, '!wrong_check_digit'],
    ['A.B@Example.com', { op: 'email' }, 'a.b@example.com'],
    ['nobody', { op: 'email' }, '!not_an_email'],
    [null, { op: 'integer' }, null],
    [null, { op: 'decimal', scale: 2 }, null],
    [null, { op: 'codeList', list: 'x' }, null],
  ])('%j by %j is %j', async (text, conversion, expected) => {
    expect(await convert(text, conversion)).toBe(expected);
  });

  it.each<Conversion>([
    { op: 'integer' },
    { op: 'decimal', scale: 18 },
    { op: 'date', format: 'yyyy-MM-dd' },
    { op: 'date', format: 'epochDays' },
    { op: 'timestamp', format: 'epochMillis', zone: 'Asia/Shanghai' },
    { op: 'timestamp', format: 'iso', zone: 'Asia/Shanghai' },
    { op: 'timestamp', format: 'yyyy-MM-dd HH:mm:ss', zone: 'America/New_York' },
    { op: 'yearEnd' },
    { op: 'splitPart', separator: '-', part: 1000 },
    { op: 'vin', check: true },
    { op: 'idDocument' },
    { op: 'mobile' },
    { op: 'email' },
  ])('%j fails on no text', async (conversion) => {
    for (const text of ODD_TEXTS) await convert(text, conversion);
    expect.assertions(0);
  });

  it('multiplies exactly', async () => {
    const steps = [{ op: 'integer' }, { op: 'multiply', by: '0.01' }] as const;
    expect(Number(await convert('1999', ...steps))).toBe(19.99);
  });

  it('reports the first failure only', async () => {
    expect(await convert('x', { op: 'integer' }, { op: 'multiply', by: '2' })).toBe(
      '!not_an_integer',
    );
  });
});
