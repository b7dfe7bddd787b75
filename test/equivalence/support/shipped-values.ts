import { compilePlan } from '@tagwright/compiler';
import { parseDefinitions, type FactValue, type Subject } from '@tagwright/rules';
import type { ReferenceRow } from '../../../libs/testing/src/reference-data.js';
import { ReferenceEvaluator } from '../../../libs/testing/src/reference-evaluator.js';
import { supplyAll } from './run-plan.js';
import { shippedCatalog, shippedDefinitions } from './shipped-catalog.js';

const catalog = shippedCatalog();
const { set } = parseDefinitions(shippedDefinitions(), catalog);

/** The rows of a run that a test spells out, by dataset. */
export interface ShippedRun {
  readonly rows: Readonly<Record<string, readonly ReferenceRow[]>>;
  readonly asOf?: string;
  /** Datasets that nobody supplies; the others without rows are known to have none. */
  readonly lacking?: readonly string[];
}

/** What the shipped facts and tags give subjects, row by row. Columns left out are missing. */
export function shippedValues({
  rows,
  asOf = '2026-01-01T00:00:00+08:00',
  lacking = [],
}: ShippedRun): (subject: Subject, id: number, code: string) => FactValue {
  const datasets = [...catalog.datasets.values()].filter(
    ({ personal, dataset }) => !personal && !lacking.includes(dataset),
  );
  const supplied = new Map(
    datasets.map(({ dataset, columns }) => {
      const blank = Object.fromEntries(columns.map(({ code }) => [code, null]));
      const own = rows[dataset] ?? (dataset === 'customer_link' ? [{ customer_id: 1 }] : []);
      return [dataset, own.map((row, index) => ({ ...blank, _seq: index, ...row }))] as const;
    }),
  );
  const period = { from: '2000-01-01', to: '2030-01-01' };
  const periods = new Map([...supplied.keys()].map((dataset) => [dataset, period] as const));
  const zone = 'Asia/Shanghai';
  const reference = new ReferenceEvaluator({ set, catalog, rows: supplied, periods, asOf, zone });
  return (subject, id, code) => {
    if (!set.facts.has(code) && !set.tags.has(code)) throw new Error(`"${code}" is not shipped.`);
    return reference.value(subject, id, code);
  };
}

/** The shipped facts that nobody has when no source fills a column. */
export function missingWithout(dataset: string, column: string): string[] {
  const supplied = supplyAll(catalog, { from: '2000-01-01', to: '2030-01-01' }).map((each) => ({
    ...each,
    columns: (catalog.datasets.get(each.dataset)?.columns ?? [])
      .map(({ code }) => code)
      .filter((code) => each.dataset !== dataset || code !== column),
  }));
  const asOf = '2026-01-01T00:00:00+08:00';
  const { facts } = compilePlan({ set, catalog, supplied, asOf, zone: 'Asia/Shanghai' });
  return facts.flatMap(({ columns }) =>
    columns.filter(({ missingBecause }) => missingBecause !== undefined).map(({ code }) => code),
  );
}
