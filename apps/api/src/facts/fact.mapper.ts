import type { ActiveDefinitions } from '@tagwright/definitions';
import { wordsOf, type CatalogView, type FactDefinition } from '@tagwright/rules';
import { tagsUsing } from '../tags/tag.mapper.js';
import { definitionBody, versionOf } from '../shared/active-version.js';
import type { Fields } from '../shared/fields.js';
import { valueTypeDto } from '../shared/value-type.dto.js';
import type { FactDetailDto, FactDto } from './fact.dto.js';

export function factDto(
  fact: FactDefinition,
  active: ActiveDefinitions,
  catalog: CatalogView,
): Fields<FactDto> {
  return {
    code: fact.code,
    name: fact.name,
    group: fact.group,
    subject: fact.subject,
    type: valueTypeDto(fact.type),
    ...(fact.unit === undefined ? {} : { unit: fact.unit }),
    version: versionOf(active, fact.code),
    words: wordsOf(fact, catalog, active.set),
  };
}

export function factDetailDto(
  fact: FactDefinition,
  active: ActiveDefinitions,
  catalog: CatalogView,
): FactDetailDto {
  return {
    ...factDto(fact, active, catalog),
    owner: fact.owner,
    pii: fact.pii,
    definition: definitionBody(active, fact.code),
    usedBy: tagsUsing(active.set, fact.code),
  };
}
