import type { Subject, ValueType } from '../catalog-view.js';
import type { ValueRule } from '../ast/tag-definition.js';
import type { ParseContext } from './parse-context.js';
import { readInput } from './read-cases.js';
import { readFields, type Fields } from './read-nodes.js';
import { equalTypes } from './read-rollup.js';

/** `value: { fact: <code> }`: the tag shows a fact; what has to be computed is a derived fact. */
export function readValueRule(
  fields: Fields,
  subject: Subject,
  type: ValueType,
  context: ParseContext,
): ValueRule | undefined {
  const at = fields.get('value');
  if (at === undefined) {
    context.problems.report(fields.at, 'missing_key', 'A value tag needs the key "value".');
    return undefined;
  }
  const inner = readFields(at, { required: ['fact'] }, context.problems);
  const input = inner && readInput(inner, subject, context);
  if (input === undefined) return undefined;
  if (equalTypes(input.type, type)) return { kind: 'value', input };
  const message = `The tag's type is not that of "${input.code}".`;
  const hint = 'Type, scale and code list must be the same.';
  context.problems.report(fields.get('type') ?? at, 'type_mismatch', message, hint);
  return undefined;
}
