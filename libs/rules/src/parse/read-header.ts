import { isMap } from 'yaml';
import type { CatalogView } from '../catalog-view.js';
import type { DefinitionHeader } from './parse-context.js';
import type { Problems } from './problems.js';
import { readMapping, readOneOf, readText } from './read-nodes.js';
import { readValueType } from './read-value-type.js';
import { positionOf, type Cursor } from './cursor.js';

export const CODE = /^[a-z][a-z0-9_]{0,62}$/;
export const SUBJECTS = ['customer', 'vehicle', 'lead'] as const;

/** Kind, code, subject and type of a document, so that others can refer to it. */
export function readHeader(
  at: Cursor,
  catalog: CatalogView,
  problems: Problems,
): DefinitionHeader | undefined {
  const fields = readMapping(at, problems);
  if (fields === undefined) return undefined;
  const kinds = (['fact', 'tag'] as const).filter((each) => fields.get(each) !== undefined);
  const [kind] = kinds;
  const codeAt = kind === undefined ? undefined : fields.get(kind);
  if (kind === undefined || codeAt === undefined || kinds.length > 1) {
    const hint = isMap(at.node) ? 'Start it with `fact: <code>` or `tag: <code>`.' : undefined;
    problems.report(at, 'not_a_definition', 'This is neither a fact nor a tag.', hint);
    return undefined;
  }
  const code = readText(codeAt, problems);
  if (code === undefined) return undefined;
  if (!CODE.test(code)) {
    const message = `"${code}" is no code: lower-case letters, digits and _, at most 63 of them.`;
    problems.report(codeAt, 'bad_code', message);
    return undefined;
  }
  const subjectAt = fields.get('subject');
  const subject = subjectAt && readOneOf(subjectAt, SUBJECTS, problems);
  const type = readValueType(fields, catalog, problems);
  return { kind, code, subject, type, position: positionOf(at) };
}
