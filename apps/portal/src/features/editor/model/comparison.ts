import type { ValueKind } from '../../../api/types.js';
import {
  type Arity,
  arityOf,
  fitValues,
  ruleOperatorsFor,
} from '../../../elements/comparison-operators.js';
import type { Operand } from './editor-catalog.js';

type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same without one key. */
export function without(object: Json, key: string): Json {
  return Object.fromEntries(Object.entries(object).filter(([each]) => each !== key));
}

/** What a node of a condition is. Anything that is none of the others is a comparison, however odd. */
export type ConditionKind = 'all' | 'any' | 'not' | 'leaf';

export function conditionKind(condition: unknown): ConditionKind {
  if (!isObject(condition)) return 'leaf';
  if (Array.isArray(condition.all)) return 'all';
  if (Array.isArray(condition.any)) return 'any';
  return 'not' in condition ? 'not' : 'leaf';
}

/** Code of the fact or tag that a comparison speaks of. */
export function operandCode(leaf: unknown): string {
  if (!isObject(leaf)) return '';
  const code = leaf.fact ?? leaf.tag;
  return typeof code === 'string' ? code : '';
}

export const operatorOf = (leaf: unknown): string =>
  isObject(leaf) && typeof leaf.operator === 'string' ? leaf.operator : 'equal';

export const emptyComparison = { fact: '', operator: 'equal', value: '' } as const;

/** Name of the parameter that a value is taken from, empty where it is written itself. */
export function parameterOf(value: unknown): string {
  return isObject(value) && typeof value.parameter === 'string' ? value.parameter : '';
}

function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A written value as the texts of its fields. */
export function fieldsOf(arity: Arity, value: unknown): readonly string[] {
  if (arity === 'none' || value === undefined || value === '') return [];
  if (arity === 'length') {
    const [unit, count] = isObject(value) ? (Object.entries(value)[0] ?? []) : [];
    return unit === undefined ? [] : [text(count), unit];
  }
  return Array.isArray(value) ? value.map(text) : [text(value)];
}

/** One field as it is written in a definition; what cannot be read stays as it was typed. */
export function literalOf(kind: ValueKind, field: string): string | number | boolean {
  const plain = field.trim();
  if (kind === 'boolean' && (plain === 'true' || plain === 'false')) return plain === 'true';
  const isNumber = kind === 'integer' || kind === 'decimal';
  if (isNumber && /^-?\d{1,15}(\.\d{1,6})?$/.test(plain)) return Number(plain);
  return plain;
}

/** The fields as the written value of a comparison. */
export function valueOf(kind: ValueKind, arity: Arity, fields: readonly string[]): unknown {
  const literals = fields.map((field) => literalOf(kind, field));
  switch (arity) {
    case 'none':
      return undefined;
    case 'length':
      return { [fields[1] ?? 'days']: literalOf('integer', fields[0] ?? '') };
    case 'one':
      return literals[0] ?? '';
    case 'two':
      return [literals[0] ?? '', literals[1] ?? ''];
    case 'many':
      return literals;
  }
}

/** The same comparison with another operator: of its values those that still fit. */
export function withOperator(leaf: Json, kind: ValueKind, operator: string): Json {
  const arity = arityOf(operator);
  const before = arityOf(operatorOf(leaf));
  const rest = without(leaf, 'value');
  if (arity === 'none') return { ...rest, operator };
  if (arity === before) return { ...leaf, operator };
  const isLength = arity === 'length' || before === 'length';
  const fields = isLength ? [] : fitValues(operator, fieldsOf(before, leaf.value));
  return { ...rest, operator, value: valueOf(kind, arity, fields) };
}

/** A comparison that begins with a fact or tag; the operator stays where the type has it. */
export function withOperand(leaf: unknown, operand: Operand): Json {
  const { kind } = operand.type;
  const own = ruleOperatorsFor(kind);
  const operator = own.includes(operatorOf(leaf)) ? operatorOf(leaf) : (own[0] ?? 'equal');
  const arity = arityOf(operator);
  const head = { [operand.kind]: operand.code, operator };
  if (arity === 'none') return head;
  if (kind === 'boolean') return { ...head, value: true };
  return { ...head, value: valueOf(kind, arity, []) };
}

/** Codes of the facts and tags that a rule reads, in reading order. */
export function codesRead(node: unknown): string[] {
  if (Array.isArray(node)) return [...new Set(node.flatMap((each: unknown) => codesRead(each)))];
  if (!isObject(node)) return [];
  const own = [node.fact, node.tag].filter((code) => typeof code === 'string' && code !== '');
  return [...new Set([...(own as string[]), ...codesRead(Object.values(node))])];
}
