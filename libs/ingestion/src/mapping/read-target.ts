import type { CatalogView, DatasetView } from '@tagwright/rules';
import { readColumn } from './read-column.js';
import { readConversions } from './read-conversion.js';
import { readPeriod } from './read-period.js';
import type {
  ColumnMapping,
  RowFilter,
  SurvivorRule,
  Survivorship,
  TargetMapping,
} from './source-mapping.js';
import type { Spot } from './spot.js';

const RULES: readonly SurvivorRule[] = [
  'last',
  'first',
  'min',
  'max',
  'mostFrequent',
  'sourceRank',
];
const OPERATORS = ['equal', 'notEqual', 'in', 'notIn', 'isMissing', 'isPresent'] as const;

/** Reads how one enterprise dataset is filled from one of the source's files. */
export function readTarget(
  spot: Spot,
  files: readonly string[],
  catalog: CatalogView,
): TargetMapping | undefined {
  const known = ['dataset', 'from', 'load', 'where', 'period', 'columns', 'survivorship'];
  if (!spot.only(...known)) return undefined;
  const dataset = readDataset(spot.at('dataset'), catalog);
  // Without any file there is nothing to choose from, and that is on record already.
  const from = files.length === 0 ? undefined : spot.at('from').choice(files);
  const load = spot.at('load').choice(['full', 'incremental'], 'full');
  if (!dataset || from === undefined || load === undefined) return undefined;
  return {
    dataset: dataset.dataset,
    from,
    load,
    where: spot.at('where').missing ? null : (readFilter(spot.at('where')) ?? null),
    period: readPeriod(spot.at('period')),
    columns: readColumns(spot.at('columns'), dataset, catalog),
    survivorship: readSurvivorship(spot.at('survivorship'), dataset),
  };
}

function readDataset(spot: Spot, catalog: CatalogView): DatasetView | undefined {
  const name = spot.text();
  if (name === undefined) return undefined;
  const dataset = catalog.datasets.get(name);
  if (!dataset) {
    spot.fail('unknown_dataset', `There is no enterprise dataset ${name}.`);
    return;
  }
  if (!name.endsWith('_link')) return dataset;
  spot.fail('produced_dataset', `${name} is filled by the links of the other datasets.`);
}

function readColumns(
  spot: Spot,
  dataset: DatasetView,
  catalog: CatalogView,
): Record<string, ColumnMapping> {
  const columns: Record<string, ColumnMapping> = {};
  for (const [code, at] of spot.entries()) {
    const column = dataset.columns.find((candidate) => candidate.code === code);
    if (!column) {
      at.fail('unknown_column', `${dataset.dataset} has no column ${code}.`);
      continue;
    }
    const strict = column.required || dataset.key.includes(code);
    const mapping = readColumn(at, column, catalog, strict);
    if (mapping) columns[code] = mapping;
  }
  for (const column of dataset.columns) {
    const needed = column.required || dataset.key.includes(column.code);
    if (!needed || !spot.at(column.code).missing) continue;
    spot.fail('required_column', `${dataset.dataset} needs a mapping of ${column.code}.`);
  }
  return columns;
}

function readFilter(spot: Spot): RowFilter | undefined {
  for (const group of ['all', 'any'] as const) {
    if (spot.at(group).missing) continue;
    spot.only(group);
    const parts = spot
      .at(group)
      .items()
      .flatMap((item) => readFilter(item) ?? []);
    if (parts.length === 0) {
      spot.fail('empty_filter', `${group} holds no condition.`);
      return;
    }
    return group === 'all' ? { all: parts } : { any: parts };
  }
  if (!spot.only('column', 'operator', 'value')) return undefined;
  const column = spot.at('column').text();
  const operator = spot.at('operator').choice(OPERATORS);
  if (column === undefined || operator === undefined) return undefined;
  if (operator === 'isMissing' || operator === 'isPresent') return { column, operator, values: [] };
  const many = operator === 'in' || operator === 'notIn';
  const values = many ? spot.at('value').texts() : [spot.at('value').text() ?? ''];
  if (values.length === 0) {
    spot.fail('empty_filter', 'The filter lists no value.');
    return;
  }
  return { column, operator, values };
}

function readSurvivorship(spot: Spot, dataset: DatasetView): Survivorship {
  if (spot.missing) return { order: [], fallback: 'last', columns: {} };
  spot.only('order', 'default', 'columns');
  const order = spot
    .at('order')
    .items()
    .flatMap((item) => {
      item.only('column', 'direction', 'convert');
      const column = item.at('column').text();
      const direction = item.at('direction').choice(['asc', 'desc'], 'desc');
      const convert = readConversions(item.at('convert'));
      if (column === undefined || direction === undefined || convert === undefined) return [];
      return [{ column, direction, convert }];
    });
  const columns: Record<string, SurvivorRule> = {};
  for (const [code, at] of spot.at('columns').entries()) {
    const rule = at.choice(RULES);
    if (!dataset.columns.some((column) => column.code === code)) {
      at.fail('unknown_column', `${dataset.dataset} has no column ${code}.`);
    } else if (rule !== undefined) columns[code] = rule;
  }
  return { order, fallback: spot.at('default').choice(RULES, 'last') ?? 'last', columns };
}
