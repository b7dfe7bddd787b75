import { api } from '../api/api.js';
import type { TagValue, Words } from '../api/types.js';

/** Name of a value by its code list; null where the list does not know it. */
export type ValueNames = (list: string | null | undefined, value: TagValue) => Words | null;

const joined = (names: readonly Words[]): Words => ({
  zh: names.map(({ zh }) => zh).join('、'),
  en: names.map(({ en }) => en).join(', '),
});

/** Loads code lists once and names values by them. A list that cannot be read leaves codes as they are. */
export async function valueNames(lists: readonly string[]): Promise<ValueNames> {
  const unique = [...new Set(lists)];
  const loaded = await Promise.all(unique.map((list) => api.codeList(list).catch(() => null)));
  const names = new Map<string, Words>();
  for (const list of loaded) {
    for (const { code, name } of list?.codes ?? []) names.set(`${list?.list ?? ''}.${code}`, name);
  }
  const nameOf = (list: string, code: string): Words =>
    names.get(`${list}.${code}`) ?? { zh: code, en: code };
  return (list, value) => {
    if (!list || value === null) return null;
    if (typeof value === 'string') return names.get(`${list}.${value}`) ?? null;
    return typeof value === 'object' ? joined(value.map((code) => nameOf(list, code))) : null;
  };
}
