import type { ActiveDefinitions } from '@tagwright/definitions';
import {
  dependenciesOf,
  wordsOf,
  type CatalogView,
  type DefinitionSet,
  type TagDefinition,
} from '@tagwright/rules';
import { definitionBody, versionOf } from '../shared/active-version.js';
import type { Fields } from '../shared/fields.js';
import { valueTypeDto } from '../shared/value-type.dto.js';
import type { DistributionDto } from './distribution.dto.js';
import type { TagDetailDto, TagDto } from './tag.dto.js';

export function tagDto(
  tag: TagDefinition,
  active: ActiveDefinitions,
  catalog: CatalogView,
): Fields<TagDto> {
  const { type } = tag;
  return {
    code: tag.code,
    name: tag.name,
    category: tag.category,
    subject: tag.subject,
    kind: tag.rule.kind,
    type: valueTypeDto(type),
    ...('list' in type ? { list: type.list } : {}),
    ...(tag.unit === undefined ? {} : { unit: tag.unit }),
    version: versionOf(active, tag.code),
    state: 'active',
    owner: tag.owner,
    meaning: tag.meaning,
    words: wordsOf(tag, catalog, active.set),
  };
}

export function tagDetailDto(
  tag: TagDefinition,
  active: ActiveDefinitions,
  catalog: CatalogView,
  distribution: DistributionDto | null,
): TagDetailDto {
  const inputs = dependenciesOf(tag);
  return {
    ...tagDto(tag, active, catalog),
    definition: definitionBody(active, tag.code),
    purpose: tag.purpose,
    legalBasis: tag.legalBasis,
    dependsOn: {
      facts: inputs.filter((code) => active.set.facts.has(code)),
      tags: inputs.filter((code) => active.set.tags.has(code)),
    },
    usedBy: { tags: tagsUsing(active.set, tag.code) },
    distribution,
  };
}

/** Tags whose rule reads a fact or tag directly, by name. */
export function tagsUsing(set: DefinitionSet, code: string): string[] {
  return [...set.tags.values()]
    .filter((tag) => dependenciesOf(tag).includes(code))
    .map((tag) => tag.code)
    .sort();
}
