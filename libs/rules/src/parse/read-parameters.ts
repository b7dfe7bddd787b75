import type { Cursor } from './cursor.js';
import { ParameterScope, type DeclaredParameter } from './parameter-scope.js';
import type { ParseContext } from './parse-context.js';
import { readFields, readMapping, readText, type Fields } from './read-nodes.js';
import { readValueType } from './read-value-type.js';
import { readWords } from './read-words.js';

const CODE = /^[a-z][a-z0-9_]{0,62}$/;
export const SHAPE = { required: ['default'], optional: ['name', 'unit', 'type', 'scale', 'list'] };

/** The `parameters` of a definition: thresholds with a name, a unit and a default. */
export function readParameters(at: Cursor | undefined, context: ParseContext): ParameterScope {
  const fields = at && readMapping(at, context.problems);
  const declared = fields?.keys.flatMap((code) => readParameter(code, fields, context) ?? []);
  return new ParameterScope(declared ?? []);
}

function readParameter(
  code: string,
  parent: Fields,
  { catalog, problems }: ParseContext,
): DeclaredParameter | undefined {
  const at = parent.get(code) ?? parent.at;
  if (!CODE.test(code)) {
    const message = `"${code}" is no code: lower-case letters, digits and _, at most 63 of them.`;
    problems.report(at, 'bad_code', message);
    return undefined;
  }
  const fields = readFields(at, SHAPE, problems);
  const defaultAt = fields?.get('default');
  if (fields === undefined || defaultAt === undefined) return undefined;
  const [nameAt, unitAt, typeAt] = [fields.get('name'), fields.get('unit'), fields.get('type')];
  const name = nameAt && readWords(nameAt, problems);
  const unit = unitAt && readText(unitAt, problems);
  const type = typeAt && readValueType(fields, catalog, problems);
  const optional = {
    ...(name && { name }),
    ...(unit !== undefined && { unit }),
    ...(type && { type }),
  };
  return { code, at, defaultAt, ...optional };
}
