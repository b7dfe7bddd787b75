import { isScalar } from 'yaml';
import type { Subject, ValueType } from '../catalog-view.js';
import {
  ARITHMETIC_OPERATIONS,
  DATE_OPERATIONS,
  DIFFERENCE_OPERATIONS,
  type ArithmeticOperation,
  type DateOperation,
  type DifferenceOperation,
  type Expression,
} from '../ast/expression.js';
import { isSafe, parsePlainNumber } from '../logic/exact-decimal.js';
import { didYouMean } from './closest-word.js';
import { subjectScope } from './condition-scope.js';
import { LIMITS } from './limits.js';
import type { ParseContext } from './parse-context.js';
import { named, readItems, readMapping, readText } from './read-nodes.js';
import type { Cursor } from './cursor.js';

/** `number` stands for integers and decimals alike: expressions are exact, whatever the scale. */
export type ExpressionType = 'number' | ValueType;

export interface TypedExpression {
  readonly expression: Expression;
  readonly type: ExpressionType;
}

const NUMBER_ONLY: readonly ArithmeticOperation[] = ['add', 'subtract', 'multiply', 'divide'];

/** An expression of a derived fact over facts of its subject. */
export function readExpression(
  at: Cursor,
  subject: Subject,
  context: ParseContext,
  depth = 0,
): TypedExpression | undefined {
  const { problems } = context;
  if (depth > LIMITS.nesting) {
    problems.report(at, 'nested_too_deep', `Expressions may be nested ${LIMITS.nesting} deep.`);
    return undefined;
  }
  if (isScalar(at.node)) return readNumber(at, context);
  const fields = readMapping(at, problems);
  if (fields === undefined) return undefined;
  const [key] = fields.keys;
  const inner = key === undefined ? undefined : fields.get(key);
  if (key === undefined || inner === undefined || fields.keys.length > 1) {
    problems.report(at, 'not_an_expression', `${named(at)} must have exactly one operation.`);
    return undefined;
  }
  if (key === 'fact') return readFact(inner, subject, context);
  const date = DATE_OPERATIONS.find((operation) => operation === key);
  if (date !== undefined) return readDate(inner, date, subject, context, depth);
  const difference = DIFFERENCE_OPERATIONS.find((each) => each === key);
  if (difference !== undefined) return readDifference(inner, difference, subject, context, depth);
  const operation = ARITHMETIC_OPERATIONS.find((each) => each === key);
  if (operation !== undefined) return readOperation(inner, operation, subject, context, depth);
  const known = ['fact', ...ARITHMETIC_OPERATIONS, ...DATE_OPERATIONS, ...DIFFERENCE_OPERATIONS];
  const hint = didYouMean(key, known) ?? `One of: ${known.join(', ')}.`;
  problems.report(inner, 'unknown_operation', `There is no operation "${key}".`, hint);
  return undefined;
}

function readNumber(at: Cursor, { problems }: ParseContext): TypedExpression | undefined {
  const scalar = isScalar(at.node) ? at.node : undefined;
  const written = typeof scalar?.value === 'number' ? scalar.source : undefined;
  const parsed = written === undefined ? undefined : parsePlainNumber(written);
  if (parsed === undefined || parsed.scale > 10 || !isSafe(parsed.digits)) {
    const message = `${named(at)} must be an operation or a plain number (up to 10 decimals).`;
    problems.report(at, 'wrong_literal', message);
    return undefined;
  }
  const { digits, scale } = parsed;
  return { expression: { kind: 'number', digits: Number(digits), scale }, type: 'number' };
}

function readFact(
  at: Cursor,
  subject: Subject,
  context: ParseContext,
): TypedExpression | undefined {
  const code = readText(at, context.problems);
  if (code === undefined) return undefined;
  const type = subjectScope(subject, context).resolve('fact', code, at);
  if (type === undefined) return undefined;
  return { expression: { kind: 'fact', code, type }, type: expressionType(type) };
}

function expressionType(type: ValueType): ExpressionType {
  return type.kind === 'integer' || type.kind === 'decimal' ? 'number' : type;
}

function readDate(
  at: Cursor,
  operation: DateOperation,
  subject: Subject,
  context: ParseContext,
  depth: number,
): TypedExpression | undefined {
  const operand = readExpression(at, subject, context, depth + 1);
  if (operand === undefined) return undefined;
  if (operand.type !== 'number' && operand.type.kind === 'date') {
    const expression = { kind: 'date', operation, operand: operand.expression } as const;
    return { expression, type: 'number' };
  }
  context.problems.report(at, 'wrong_operand_type', `"${operation}" needs a date.`);
  return undefined;
}

function readDifference(
  at: Cursor,
  operation: DifferenceOperation,
  subject: Subject,
  context: ParseContext,
  depth: number,
): TypedExpression | undefined {
  const { problems } = context;
  const items = readItems(at, problems);
  if (items !== undefined && items.length !== 2) {
    const message = `"${operation}" needs exactly two dates: [from, to].`;
    problems.report(at, 'wrong_operand_count', message);
    return undefined;
  }
  const dates = items?.map((item) => readExpression(item, subject, context, depth + 1));
  const [from, to] = dates ?? [];
  if (from === undefined || to === undefined) return undefined;
  if (![from, to].every(({ type }) => type !== 'number' && type.kind === 'date')) {
    problems.report(at, 'wrong_operand_type', `"${operation}" needs two dates.`);
    return undefined;
  }
  const operands = { from: from.expression, to: to.expression };
  return { expression: { kind: 'difference', operation, ...operands }, type: 'number' };
}

function readOperation(
  at: Cursor,
  operation: ArithmeticOperation,
  subject: Subject,
  context: ParseContext,
  depth: number,
): TypedExpression | undefined {
  const { problems } = context;
  const items = readItems(at, problems);
  const exactlyTwo = operation === 'subtract' || operation === 'divide';
  if (items !== undefined && (exactlyTwo ? items.length !== 2 : items.length < 2)) {
    const wanted = exactlyTwo ? 'exactly two' : 'at least two';
    problems.report(at, 'wrong_operand_count', `"${operation}" needs ${wanted} operands.`);
    return undefined;
  }
  const operands = items?.map((item) => readExpression(item, subject, context, depth + 1));
  if (operands?.every((operand) => operand !== undefined) !== true) return undefined;
  const type = operands[0]?.type;
  if (type === undefined) return undefined;
  if (!operands.every((operand) => sameType(operand.type, type))) {
    problems.report(at, 'wrong_operand_type', `"${operation}" needs operands of one type.`);
    return undefined;
  }
  if (!applies(operation, type)) {
    problems.report(at, 'wrong_operand_type', `"${operation}" does not apply to these operands.`);
    return undefined;
  }
  const expression = {
    kind: 'operation',
    operation,
    operands: operands.map((operand) => operand.expression),
  } as const;
  return { expression, type };
}

function applies(operation: ArithmeticOperation, type: ExpressionType): boolean {
  if (type === 'number' || operation === 'coalesce') return true;
  if (NUMBER_ONLY.includes(operation)) return false;
  return type.kind === 'date' || type.kind === 'timestamp';
}

/** Whether two expression types are the same, code lists included. */
export function sameType(left: ExpressionType, right: ExpressionType): boolean {
  if (left === 'number' || right === 'number') return left === right;
  if (left.kind !== right.kind) return false;
  const listOf = (type: ValueType) => ('list' in type ? type.list : undefined);
  return listOf(left) === listOf(right);
}
