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
} from '@tagwright/rules';
import fc from 'fast-check';

export interface TypedColumn {
  readonly code: string;
  readonly type: ValueType;
}

/** Few values per type, so that drawn rows meet drawn literals, with the edges among them. */
function knownValue(type: ValueType, codes: readonly string[]): fc.Arbitrary<Literal> {
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
      return fc.constantFrom('0001-01-01', '1999-12-31', '2024-02-29', '2024-03-01', '9999-12-31');
    case 'timestamp':
      return fc.constantFrom(
        '1969-12-31T23:59:59.999999Z',
        '2024-02-29T00:00:00.000000Z',
        '2024-02-29T00:00:00.000001Z',
        '2024-02-29T15:59:59.999999Z',
      );
    case 'boolean':
      return fc.boolean();
    case 'text':
      return fc.constantFrom("O'Neil", '"', '', ' ', '汽车', '\\', '%', 'a', 'A', '--', ';');
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

/** Any right-hand side of the operator. */
export function operand(
  operator: Operator,
  type: ValueType,
  codes: readonly string[],
): fc.Arbitrary<Operand> {
  const value = knownValue(type, codes);
  switch (operator.operand) {
    case 'none':
      return fc.constant({ shape: 'none' });
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
function leaf(
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
