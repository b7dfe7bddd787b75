import {
  ALL_OPERATORS,
  type Condition,
  type FactValue,
  type LeafCondition,
  type Literal,
  type Operand,
  type Operator,
  type Reference,
  type ValueType,
  type WindowLength,
} from '@tagwright/rules';
import fc from 'fast-check';
import { pattern } from './patterns.js';

export interface TypedColumn {
  readonly code: string;
  readonly type: ValueType;
}

const TEXTS = [
  ...[
    "O'Neil",
    '"',
    '',
    ' ',
    '汽车',
    '车',
    '汽',
    '\\',
    '%',
    'a',
    'A',
    'aA',
    'ab',
    '--',
    ';',
    '0',
    '12',
  ],
  ...[
    'a\nb',
    '\n',
    '京A12345',
    '😀',
    'é',
    'e\u0301',
    'ſ',
    'K',
    'İ',
    '一',
    '龥',
    '\uffff',
    '\u00a0',
    '\t',
  ],
];

const LENGTHS: readonly WindowLength[] = [
  { unit: 'days', count: 1 },
  { unit: 'days', count: 7 },
  { unit: 'weeks', count: 1 },
  { unit: 'months', count: 1 },
  { unit: 'months', count: 12 },
  { unit: 'years', count: 1 },
  { unit: 'years', count: 100 },
];

/** Few values per type, so that drawn rows meet drawn literals, with the edges among them. */
export function knownValue(type: ValueType, codes: readonly string[]): fc.Arbitrary<Literal> {
  switch (type.kind) {
    case 'integer':
    case 'id':
    case 'decimal':
      return fc.constantFrom(
        ...[-1, 0, 1, 2, 99, 100, 101, -100, 1234],
        Number.MAX_SAFE_INTEGER,
        Number.MIN_SAFE_INTEGER,
      );
    case 'date':
      return fc.constantFrom(
        ...['0001-01-01', '1999-12-31', '9999-12-31', '2000-02-29', '2001-02-28', '2001-03-01'],
        ...['2023-02-28', '2024-01-29', '2024-02-22', '2024-02-28', '2024-02-29', '2024-03-01'],
        ...['2024-03-07', '2024-03-29', '2023-03-01', '2025-02-28'],
      );
    case 'timestamp':
      return fc.constantFrom(
        '1969-12-31T23:59:59.999999Z',
        '2024-01-29T04:29:59.999999Z',
        '2024-01-29T04:30:00.000000Z',
        '2024-02-22T04:30:00.000000Z',
        '2024-02-29T04:29:59.999999Z',
        '2024-02-29T04:30:00.000000Z',
        '2024-03-07T04:30:00.000000Z',
        '2024-02-29T00:00:00.000000Z',
        '2024-02-29T00:00:00.000001Z',
        '2024-02-29T15:59:59.999999Z',
      );
    case 'boolean':
      return fc.boolean();
    case 'text':
      return fc.constantFrom(...TEXTS);
    case 'code':
    case 'codes':
      return fc.constantFrom(...codes);
  }
}

/** Any value of the type, missing included. */
export function factValue(type: ValueType, codes: readonly string[]): fc.Arbitrary<FactValue> {
  const known: fc.Arbitrary<FactValue> =
    type.kind === 'codes'
      ? fc.subarray([...codes]).map((set) => set.toSorted())
      : knownValue(type, codes);
  return fc.oneof({ weight: 4, arbitrary: known }, { weight: 1, arbitrary: fc.constant(null) });
}

/** Times of an operand are not only those of the data: any others, and those right beside them. */
function operandValue(type: ValueType, codes: readonly string[]): fc.Arbitrary<Literal> {
  const known = knownValue(type, codes);
  if (type.kind !== 'date' && type.kind !== 'timestamp') return known;
  const noInvalidDate = true;
  const [min, max] = [new Date('0001-01-02T00:00:00Z'), new Date('9999-12-30T00:00:00Z')];
  const drawn = fc.date({ min, max, noInvalidDate }).map((date) => date.toISOString());
  const beside = fc
    .tuple(known, fc.constantFrom(-86_400_000, -1, 0, 1, 3_600_000))
    .map(([each, by]) => Date.parse(String(each)) + by)
    .filter((each) => min.getTime() <= each && each <= max.getTime())
    .map((each) => new Date(each).toISOString());
  const any = fc.oneof(drawn, beside);
  const spelt =
    type.kind === 'date'
      ? any.map((text) => text.slice(0, 10))
      : any.map((text) => text.replace('Z', '000Z'));
  return fc.oneof(known, spelt);
}

/** Any right-hand side of the operator. */
export function operand(
  operator: Operator,
  type: ValueType,
  codes: readonly string[],
): fc.Arbitrary<Operand> {
  const value = operandValue(type, codes);
  switch (operator.operand) {
    case 'none':
      return fc.constant({ shape: 'none' });
    case 'text':
      return fc
        .constantFrom(...TEXTS.filter((each) => each !== ''), ...codes)
        .map((each) => ({ shape: 'one', value: each }));
    case 'pattern':
      return pattern().map((each) => ({ shape: 'one', value: each }));
    case 'length':
      return fc.constantFrom(...LENGTHS).map((length) => ({ shape: 'length', length }));
    case 'days':
      return fc
        .constantFrom(0, 1, 7, 29, 30, 306, 364, 365)
        .map((count) => ({ shape: 'length', length: { unit: 'days', count } }));
    case 'one':
      return value.map((each) => ({ shape: 'one', value: each }));
    case 'list':
      return fc
        .array(value, { minLength: 1, maxLength: 4 })
        .map((values) => ({ shape: 'list', values }));
    case 'range':
      return fc.tuple(value, value).map(([a, b]) => {
        const [from, to] = a <= b ? [a, b] : [b, a];
        return { shape: 'range', from, to };
      });
  }
}

/** Any leaf over the columns. */
export function leaf(
  columns: readonly TypedColumn[],
  codes: readonly string[],
  kind: Reference['kind'] = 'fact',
): fc.Arbitrary<LeafCondition> {
  return fc.constantFrom(...columns).chain(({ code, type }) => {
    const offered = ALL_OPERATORS.filter((each) => each.types.includes(type.kind));
    return fc.constantFrom(...offered).chain((operator) =>
      operand(operator, type, codes).map((right) => ({
        kind: 'leaf',
        reference: { kind, code },
        type,
        operator: operator.name,
        operand: right,
      })),
    );
  });
}

/** Any nested condition over the columns. */
export function condition(
  columns: readonly TypedColumn[],
  codes: readonly string[],
): fc.Arbitrary<Condition> {
  return fc.letrec<{ node: Condition }>((tie) => {
    const list = fc.array(tie('node'), { minLength: 1, maxLength: 4 });
    return {
      node: fc.oneof(
        { depthSize: 'small', maxDepth: 5 },
        leaf(columns, codes),
        list.map((conditions): Condition => ({ kind: 'all', conditions })),
        list.map((conditions): Condition => ({ kind: 'any', conditions })),
        tie('node').map((inner): Condition => ({ kind: 'not', condition: inner })),
      ),
    };
  }).node;
}
