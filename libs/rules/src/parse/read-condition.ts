import type { ValueType } from '../catalog-view.js';
import type { Condition, LeafCondition, Operand, Reference } from '../ast/condition.js';
import { isOperatorName, OPERATOR_NAMES, type OperatorName } from '../operators/operator-name.js';
import { ALL_OPERATORS, OPERATORS } from '../operators/operators.js';
import { didYouMean } from './closest-word.js';
import type { ConditionScope } from './condition-scope.js';
import { LIMITS } from './limits.js';
import type { ParseContext } from './parse-context.js';
import { named, readFields, readItems, readMapping, readText, type Fields } from './read-nodes.js';
import { readCellOperand, readOperand } from './read-operand.js';
import type { Cursor } from './cursor.js';

/** A condition with every reference, operator and literal checked against its type. */
export function readCondition(
  at: Cursor,
  scope: ConditionScope,
  context: ParseContext,
  depth = 0,
): Condition | undefined {
  if (depth > LIMITS.nesting) {
    const message = `Conditions may be nested ${LIMITS.nesting} deep.`;
    context.problems.report(at, 'nested_too_deep', message);
    return undefined;
  }
  const fields = readMapping(at, context.problems);
  if (fields === undefined) return undefined;
  const composite = fields.keys.find((key) => ['all', 'any', 'not'].includes(key));
  if (composite === undefined) return readLeaf(at, fields, scope, context);
  const only = readFields(at, { required: [composite] }, context.problems)?.get(composite);
  if (only === undefined) return undefined;
  if (composite === 'not') {
    const condition = readCondition(only, scope, context, depth + 1);
    return condition === undefined ? undefined : { kind: 'not', condition };
  }
  const items = readItems(only, context.problems);
  const conditions = items?.map((item) => readCondition(item, scope, context, depth + 1));
  if (conditions?.every((condition) => condition !== undefined) !== true) return undefined;
  return { kind: composite === 'all' ? 'all' : 'any', conditions };
}

/** `{<operator>: value, …}` over one input, as in cells of tables and bins: all of them hold. */
export function readCell(
  at: Cursor,
  reference: Reference,
  type: ValueType,
  context: ParseContext,
): Condition | undefined {
  const fields = readMapping(at, context.problems);
  if (fields === undefined) return undefined;
  if (fields.keys.length === 0) {
    context.problems.report(at, 'empty_list', `${named(at)} needs an operator.`);
    return undefined;
  }
  const leaves = fields.keys.map((key) => {
    const spot = fields.get(key) ?? at;
    const keySpot = { ...spot, node: spot.fallback };
    const operator = readOperator(key, keySpot, type, context);
    const operand = operator && readCellOperand(spot, operator, type, context);
    return operator && operand && leaf(reference, type, operator, operand);
  });
  if (!leaves.every((each) => each !== undefined)) return undefined;
  const [first] = leaves;
  return leaves.length === 1 && first !== undefined ? first : { kind: 'all', conditions: leaves };
}

function readLeaf(
  at: Cursor,
  fields: Fields,
  scope: ConditionScope,
  context: ParseContext,
): LeafCondition | undefined {
  const { problems } = context;
  const kind = scope.kinds.find((candidate) => fields.get(candidate) !== undefined);
  if (kind === undefined) {
    const offered = ['all', 'any', 'not', ...scope.kinds].join(', ');
    const stray = fields.keys.find((key) => ['fact', 'tag', 'column'].includes(key));
    const message =
      stray === undefined
        ? `${named(at)} must be a condition with one of: ${offered}.`
        : `A condition here may not refer to a ${stray}; offered: ${offered}.`;
    problems.report(at, 'not_a_condition', message);
    return undefined;
  }
  const shape = { required: [kind, 'operator'], optional: ['value'] };
  if (readFields(at, shape, problems) === undefined) return undefined;
  const codeAt = fields.get(kind) ?? at;
  const operatorAt = fields.get('operator') ?? at;
  const code = readText(codeAt, problems);
  const type = code === undefined ? undefined : scope.resolve(kind, code, codeAt);
  const name = readText(operatorAt, problems);
  const operator = name === undefined ? undefined : readOperator(name, operatorAt, type, context);
  if (code === undefined || type === undefined || operator === undefined) return undefined;
  const operand = readOperand(at, fields.get('value'), operator, type, context);
  return operand === undefined ? undefined : leaf({ kind, code }, type, operator, operand);
}

function leaf(
  reference: Reference,
  type: ValueType,
  operator: OperatorName,
  operand: Operand,
): LeafCondition {
  return { kind: 'leaf', reference, type, operator, operand };
}

function readOperator(
  name: string,
  at: Cursor,
  type: ValueType | undefined,
  { problems }: ParseContext,
): OperatorName | undefined {
  if (!isOperatorName(name)) {
    const hint = didYouMean(name, OPERATOR_NAMES) ?? `One of: ${OPERATOR_NAMES.join(', ')}.`;
    problems.report(at, 'unknown_operator', `There is no operator "${name}".`, hint);
    return undefined;
  }
  if (type === undefined || OPERATORS[name].types.includes(type.kind)) return name;
  const offered = ALL_OPERATORS.filter((each) => each.types.includes(type.kind));
  const hint = `For ${type.kind}: ${offered.map((each) => each.name).join(', ')}.`;
  const message = `The operator "${name}" does not apply to a ${type.kind}.`;
  problems.report(at, 'operator_not_applicable', message, hint);
  return undefined;
}
