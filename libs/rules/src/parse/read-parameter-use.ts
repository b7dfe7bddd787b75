import { isMap } from 'yaml';
import type { ParameterUse } from '../ast/parameter.js';
import type { Literal } from '../ast/value.js';
import type { ValueType } from '../catalog-view.js';
import { didYouMean } from './closest-word.js';
import type { Cursor } from './cursor.js';
import type { ParseContext } from './parse-context.js';
import { readFields, readText } from './read-nodes.js';

/** A literal, and the parameter that it was taken from. */
export interface ReadValue {
  readonly value: Literal;
  readonly parameter: ParameterUse | null;
}

/** Whether a value is `{ parameter: <name> }`. */
function isParameter({ node }: Cursor): boolean {
  return isMap(node) && node.has('parameter');
}

/** The default of the parameter that a value names, read as the value itself would be. */
function readParameter(
  at: Cursor,
  read: (at: Cursor) => Literal | undefined,
  wanted: ValueType,
  { parameters, problems }: ParseContext,
): { readonly value: Literal; readonly parameter: ParameterUse } | undefined {
  const nameAt = readFields(at, { required: ['parameter'] }, problems)?.get('parameter');
  const code = nameAt && readText(nameAt, problems);
  if (nameAt === undefined || code === undefined) return undefined;
  const declared = parameters?.get(code);
  if (declared === undefined) {
    const message = `There is no parameter "${code}" here.`;
    const hint = didYouMean(code, parameters?.codes ?? []) ?? 'Declare it under `parameters`.';
    problems.report(nameAt, 'unknown_parameter', message, hint);
    return undefined;
  }
  const { name, unit, type = wanted, defaultAt } = declared;
  if (!fits(type, wanted)) {
    const message = `The parameter "${code}" is a ${type.kind}, but a ${wanted.kind} is needed.`;
    problems.report(nameAt, 'type_mismatch', message);
    return undefined;
  }
  const value = read(defaultAt);
  if (value === undefined) return undefined;
  const described = { code, ...(name && { name }), ...(unit !== undefined && { unit }) };
  parameters?.use({ ...described, type: wanted, value });
  return { value, parameter: described };
}

/** What stands at the spot, or the default of the parameter that is named there. */
export function readValue(
  at: Cursor,
  read: (at: Cursor) => Literal | undefined,
  type: ValueType,
  context: ParseContext,
): ReadValue | undefined {
  if (isParameter(at)) return readParameter(at, read, type, context);
  const value = read(at);
  return value === undefined ? undefined : { value, parameter: null };
}

/** Codes of one list fit each other, one or several; numbers fit where they are exact. */
function fits(declared: ValueType, wanted: ValueType): boolean {
  if ('list' in declared && 'list' in wanted) return declared.list === wanted.list;
  const isNumber = (type: ValueType) => type.kind === 'integer' || type.kind === 'decimal';
  return declared.kind === wanted.kind || (isNumber(declared) && isNumber(wanted));
}
