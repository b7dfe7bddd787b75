import type { ValueType } from '../catalog-view.js';
import type { Operand } from '../ast/condition.js';
import type { Literal } from '../ast/value.js';
import type { OperatorName } from '../operators/operator-name.js';
import { OPERATORS } from '../operators/operators.js';
import { checkPattern } from '../operators/regular-expression.js';
import type { Cursor } from './cursor.js';
import type { ParseContext } from './parse-context.js';
import { readLiteral } from './read-literal.js';
import { named, readItems, readText } from './read-nodes.js';
import { readValue, type ReadValue } from './read-parameter-use.js';
import { readLength } from './read-length.js';

/** The right-hand side of an operator, as the operator wants it. */
export function readOperand(
  leafAt: Cursor,
  at: Cursor | undefined,
  operator: OperatorName,
  type: ValueType,
  context: ParseContext,
): Operand | undefined {
  const form = OPERATORS[operator].operand;
  if (form === 'none') {
    if (at === undefined) return { shape: 'none' };
    context.problems.report(at, 'value_not_wanted', `"${operator}" takes no value.`);
    return undefined;
  }
  if (at === undefined) {
    context.problems.report(leafAt, 'missing_key', `"${operator}" needs the key "value".`);
    return undefined;
  }
  switch (form) {
    case 'one':
      return readOne(
        at,
        (spot) => readLiteral(spot, type, context.catalog, context.problems),
        type,
        context,
      );
    case 'text':
      return readOne(at, (spot) => readText(spot, context.problems), TEXT, context);
    case 'pattern':
      return readOne(at, (spot) => readPattern(spot, context), TEXT, context);
    case 'length':
    case 'days':
      return readTimeLength(at, form, context);
    case 'list':
    case 'range':
      return readSeveral(at, form, type, context);
  }
}

const TEXT: ValueType = { kind: 'text' };

/** As `readOperand`; a cell has a key for the operator, so isMissing is `{isMissing: true}`. */
export function readCellOperand(
  at: Cursor,
  operator: OperatorName,
  type: ValueType,
  context: ParseContext,
): Operand | undefined {
  if (OPERATORS[operator].operand !== 'none') return readOperand(at, at, operator, type, context);
  const asked = readLiteral(at, { kind: 'boolean' }, context.catalog, context.problems);
  if (asked === true) return { shape: 'none' };
  if (asked === false) {
    const hint = `Use ${OPERATORS[operator].complement}: true.`;
    context.problems.report(at, 'wrong_literal', `Only true can stand after ${operator}.`, hint);
  }
  return undefined;
}

function readOne(
  at: Cursor,
  read: (at: Cursor) => Literal | undefined,
  type: ValueType,
  context: ParseContext,
): Operand | undefined {
  const found = readValue(at, read, type, context);
  return found && { shape: 'one', value: found.value, ...usesOf([found]) };
}

function readSeveral(
  at: Cursor,
  shape: 'list' | 'range',
  type: ValueType,
  context: ParseContext,
): Operand | undefined {
  const { problems, catalog } = context;
  const literal = (spot: Cursor) => readLiteral(spot, type, catalog, problems);
  const found = readItems(at, problems)?.map((item) => readValue(item, literal, type, context));
  if (found?.every((each) => each !== undefined) !== true) return undefined;
  const values = found.map(({ value }) => value);
  if (shape === 'list') return { shape, values, ...usesOf(found) };
  const [from, to] = values;
  if (values.length !== 2 || from === undefined || to === undefined) {
    problems.report(at, 'wrong_literal', 'A range needs exactly two values: [from, to].');
    return undefined;
  }
  if (from <= to) return { shape, from, to, ...usesOf(found) };
  problems.report(at, 'empty_range', 'The first value of a range must not be above the second.');
  return undefined;
}

/** `{ days: 30 }`; for anniversaries 0 to 365 days. */
function readTimeLength(
  at: Cursor,
  form: 'length' | 'days',
  context: ParseContext,
): Operand | undefined {
  const limits = form === 'days' ? { min: 0, units: ['days'] as const, max: 365 } : { min: 1 };
  const found = readLength(at, limits, context);
  if (found === undefined) return undefined;
  const { parameter, ...length } = found;
  return { shape: 'length', length, ...(parameter && { parameters: [parameter] }) };
}

function readPattern(at: Cursor, { problems }: ParseContext): string | undefined {
  const pattern = readText(at, problems);
  const problem = pattern === undefined ? undefined : checkPattern(pattern);
  if (problem === undefined) return pattern;
  const hint = 'A pattern takes in the whole text; docs/writing-tags.md lists what is offered.';
  problems.report(at, 'bad_pattern', `${named(at)} ${problem}.`, hint);
  return undefined;
}

function usesOf(found: readonly ReadValue[]): Pick<Operand, 'parameters'> {
  const parameters = found.map(({ parameter }) => parameter);
  return parameters.some((each) => each !== null) ? { parameters } : {};
}
