import { api } from '../../api/api.js';
import type { TagDetail, Words } from '../../api/types.js';

/** Names of the facts and tags that a tag speaks of, and of its values as `value.<code>`. */
export async function loadNames(
  tag: TagDetail,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Words>> {
  const names = new Map<string, Words>();
  const facts = tag.dependsOn.facts.map(async (code) => {
    const fact = await api.fact(code, signal).catch(() => null);
    if (fact) names.set(code, fact.name);
  });
  const tags = api.tags(signal).then((all) => {
    for (const { code, name } of all) names.set(code, name);
  });
  const values = tag.list
    ? api.codeList(tag.list).then(({ codes }) => {
        for (const { code, name } of codes) names.set(`value.${code}`, name);
      })
    : Promise.resolve();
  // Names only help reading: without them the page shows codes.
  await Promise.allSettled([...facts, tags, values]);
  return names;
}
