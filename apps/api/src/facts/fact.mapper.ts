import { lineageOf, type SourceColumn } from '@tagwright/compiler';
import type { ActiveDefinitions } from '@tagwright/definitions';
import {
  dependenciesOf,
  wordsOf,
  type CatalogView,
  type DefinitionSet,
  type FactDefinition,
} from '@tagwright/rules';
import { tagsUsing } from '../tags/tag.mapper.js';
import { definitionBody, versionOf } from '../shared/active-version.js';
import type { Fields } from '../shared/fields.js';
import { valueTypeDto } from '../shared/value-type.dto.js';
import type { FactColumnDto, FactDetailDto, FactDto } from './fact.dto.js';

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
    pii: fact.pii,
    datasets: datasetsOf(fact, lineageOf(fact.code, active.set)),
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
    meaning: fact.meaning ?? null,
    definition: definitionBody(active, fact.code),
    usedBy: tagsUsing(active.set, fact.code),
    usedByFacts: factsUsing(active.set, fact.code),
    dependsOn: dependenciesOf(fact),
    columns: lineageOf(fact.code, active.set).map((column) => columnDto(column, catalog)),
  };
}

/** The dataset whose rows tell which subjects there are. */
const POPULATION = { customer: 'customer_link', vehicle: 'vehicle', lead: 'lead' } as const;

/** Without the table of all subjects where it only tells who there is. */
function datasetsOf({ subject }: FactDefinition, columns: readonly SourceColumn[]): string[] {
  const told = columns.filter(
    ({ dataset, kind }) => kind === 'DIRECT' || dataset !== POPULATION[subject],
  );
  return [...new Set((told.length > 0 ? told : columns).map(({ dataset }) => dataset))].sort();
}

/** Facts that read a fact directly, by name. */
function factsUsing(set: DefinitionSet, code: string): string[] {
  return [...set.facts.values()]
    .filter((fact) => dependenciesOf(fact).includes(code))
    .map((fact) => fact.code)
    .sort();
}

function columnDto({ dataset, column, kind }: SourceColumn, catalog: CatalogView): FactColumnDto {
  const view = catalog.datasets.get(dataset);
  const plain = (code: string) => ({ zh: code, en: code });
  return {
    dataset,
    datasetName: view?.name ?? plain(dataset),
    column,
    columnName: view?.columns.find(({ code }) => code === column)?.name ?? plain(column),
    kind,
  };
}
