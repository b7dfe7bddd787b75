import type { CatalogView, DatasetView, Subject } from '@tagwright/rules';
import { DomainError } from '@tagwright/kernel';
import type { IngestJobSpec } from './job/ingest-job.js';
import type { SourceMapping } from './mapping/source-mapping.js';

/** A longer field sends its record to quarantine. */
const MAX_FIELD_BYTES = 1_000_000;

/** What a job needs that neither the mapping nor the catalog says. */
export type IngestJobPlace = Omit<
  IngestJobSpec,
  'mapping' | 'datasets' | 'codeLists' | 'connections' | 'maxFieldBytes'
>;

/**
 * Everything the data plane needs to ingest a source, as plain data.
 * @param environment where connection strings are taken from; only those the mapping names
 */
export function buildIngestSpec(
  mapping: SourceMapping,
  catalog: CatalogView,
  place: IngestJobPlace,
  environment: Readonly<Record<string, string | undefined>>,
): IngestJobSpec {
  const datasets = datasetsOf(mapping, catalog);
  return {
    ...place,
    mapping,
    datasets,
    codeLists: codeListsOf(datasets, catalog),
    connections: connectionsOf(mapping, environment),
    maxFieldBytes: MAX_FIELD_BYTES,
  };
}

/** The datasets that a mapping fills, with the link datasets of the subjects it speaks of. */
export function datasetsOf(mapping: SourceMapping, catalog: CatalogView): DatasetView[] {
  const subjects = new Set<Subject>();
  for (const { columns } of mapping.targets) {
    for (const column of Object.values(columns))
      if (column.kind === 'link') subjects.add(column.of);
  }
  const names = new Set([
    ...mapping.targets.map(({ dataset }) => dataset),
    ...[...subjects].map((subject) => `${subject}_link`),
  ]);
  return [...names].map((name) => {
    const dataset = catalog.datasets.get(name);
    if (dataset) return dataset;
    throw new DomainError('unknown_dataset', `There is no enterprise dataset ${name}.`);
  });
}

function codeListsOf(
  datasets: readonly DatasetView[],
  catalog: CatalogView,
): Record<string, readonly string[]> {
  const lists = datasets.flatMap(({ columns }) =>
    columns.flatMap(({ type }) => (type.kind === 'code' ? [type.list] : [])),
  );
  return Object.fromEntries(
    [...new Set(lists)].map((list) => [
      list,
      catalog.codeLists.get(list)?.codes.map(({ code }) => code) ?? [],
    ]),
  );
}

function connectionsOf(
  mapping: SourceMapping,
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const names = Object.values(mapping.files).flatMap((file) =>
    file.format === 'postgres' ? [file.connection] : [],
  );
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
