import type { CatalogView, ValueType } from '../catalog-view.js';
import { didYouMean } from './closest-word.js';
import type { Problems } from './problems.js';
import { readOneOf, readText, readWholeNumber, type Fields } from './read-nodes.js';

export const KINDS = [
  'integer',
  'decimal',
  'date',
  'timestamp',
  'boolean',
  'text',
  'code',
  'codes',
] as const;

/** The type that `type`, `scale` and `list` of a definition spell out. */
export function readValueType(
  fields: Fields,
  catalog: CatalogView,
  problems: Problems,
): ValueType | undefined {
  const at = fields.get('type');
  const kind = at === undefined ? undefined : readOneOf(at, KINDS, problems);
  if (kind === undefined) return undefined;
  refuseStrayKey(fields, 'scale', kind === 'decimal', problems);
  refuseStrayKey(fields, 'list', kind === 'code' || kind === 'codes', problems);
  if (kind === 'decimal') return readDecimalType(fields, problems);
  if (kind === 'code' || kind === 'codes') return readCodeType(kind, fields, catalog, problems);
  return { kind };
}

function readDecimalType(fields: Fields, problems: Problems): ValueType | undefined {
  const at = fields.get('scale');
  if (at === undefined) {
    problems.report(fields.at, 'missing_key', 'A decimal needs the key "scale" (0 to 10).');
    return undefined;
  }
  const scale = readWholeNumber(at, problems, { min: 0, max: 10 });
  return scale === undefined ? undefined : { kind: 'decimal', scale };
}

function readCodeType(
  kind: 'code' | 'codes',
  fields: Fields,
  catalog: CatalogView,
  problems: Problems,
): ValueType | undefined {
  const at = fields.get('list');
  if (at === undefined) {
    problems.report(fields.at, 'missing_key', 'A code needs the key "list": its code list.');
    return undefined;
  }
  const list = readText(at, problems);
  if (list === undefined) return undefined;
  if (catalog.codeLists.has(list)) return { kind, list };
  const hint = didYouMean(list, catalog.codeLists.keys());
  problems.report(at, 'unknown_code_list', `There is no code list "${list}".`, hint);
  return undefined;
}

function refuseStrayKey(fields: Fields, key: string, allowed: boolean, problems: Problems): void {
  const at = fields.get(key);
  if (at === undefined || allowed) return;
  problems.report(at, 'key_does_not_apply', `"${key}" does not apply to this type.`);
}
