import type { Words } from '@tagwright/kernel';
import type { FactValue } from '../ast/value.js';
import { scaleOf, type CatalogView, type ValueType } from '../catalog-view.js';
import { formatScaled } from '../logic/exact-decimal.js';

/** A value as people read it: codes by their names, decimals with their point. */
export function formatValue(value: FactValue, type: ValueType, catalog: CatalogView): Words {
  if (value === null) return { zh: '缺失', en: 'missing' };
  if (typeof value === 'boolean') {
    return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  }
  if (typeof value === 'number') {
    return same(formatScaled(value, scaleOf(type)));
  }
  const list = type.kind === 'code' || type.kind === 'codes' ? type.list : undefined;
  if (typeof value === 'string')
    return list === undefined ? same(value) : codeName(value, list, catalog);
  if (value.length === 0) return { zh: '无', en: 'none' };
  const names = value.map((code) => codeName(code, list ?? '', catalog));
  return {
    zh: names.map((name) => name.zh).join('、'),
    en: names.map((name) => name.en).join(', '),
  };
}

function codeName(code: string, list: string, catalog: CatalogView): Words {
  const codes = catalog.codeLists.get(list)?.codes ?? [];
  return codes.find((each) => each.code === code)?.name ?? same(code);
}

function same(text: string): Words {
  return { zh: text, en: text };
}
