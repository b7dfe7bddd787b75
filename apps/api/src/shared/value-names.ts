import type { Words } from '@tagwright/kernel';
import type { CatalogView, ValueType } from '@tagwright/rules';

const FLAGS: Readonly<Record<string, Words>> = {
  true: { zh: '是', en: 'Yes' },
  false: { zh: '否', en: 'No' },
};
const EMPTY: Words = { zh: '无', en: 'None' };

/** The values that a type lists, in the list's order, with their names. */
export function knownValues(type: ValueType, catalog: CatalogView): Map<string, Words> {
  if (type.kind === 'boolean') return new Map(Object.entries(FLAGS));
  if (type.kind !== 'code' && type.kind !== 'codes') return new Map();
  const codes = catalog.codeLists.get(type.list)?.codes ?? [];
  return new Map(codes.map(({ code, name }) => [code, name]));
}

/** The name of a value that no list knows: itself, `''` being known and empty. */
export function plainName(value: string): Words {
  return value === '' ? EMPTY : { zh: value, en: value };
}
