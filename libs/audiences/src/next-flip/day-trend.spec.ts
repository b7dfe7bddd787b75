import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadCatalogFiles } from '@tagwright/catalog';
import { checkFiles, readDefinitionFiles } from '@tagwright/definitions';
import { neededSet, type DefinitionSet } from '@tagwright/rules';
import { trendOf } from './day-trend.js';

const ROOT = new URL('../../../../', import.meta.url).pathname;

/** Every day is computed for a tag that rests on one of these. */
function movingAnyWay(set: DefinitionSet): string[] {
  return [...set.facts.keys(), ...set.tags.keys()].filter((code) => trendOf(code, set) === 'any');
}

describe('the trends of the shipped definitions', () => {
  let set: DefinitionSet;

  beforeAll(async () => {
    const { catalog } = await loadCatalogFiles(`${ROOT}governance`);
    ({ set } = await checkFiles(await readDefinitionFiles(`${ROOT}tag-definitions`), catalog));
  });

  it('let the next flip of every tag skip days', () => {
    const slow = [...set.tags.keys()].filter(
      (code) => movingAnyWay(neededSet(set, code)).length > 0,
    );
    expect(slow).toEqual([]);
  });
});
