import type { DuckDBConnection } from '@duckdb/node-api';
import { parseDefinitions } from '@tagwright/rules';
import { beforeAll, describe, it } from '@jest/globals';
import fc from 'fast-check';
import { expectPlanToAgree } from './support/compare-plan.js';
import { catalogRows, MOMENTS } from './support/drawn-data.js';
import { openDuckDb } from './support/run-plan.js';
import { timeBudget } from './support/time-budget.js';
import { shippedCatalog, shippedDefinitions } from './support/shipped-catalog.js';

const catalog = shippedCatalog();
const { set } = parseDefinitions(shippedDefinitions(), catalog);
const datasets = [...catalog.datasets.values()].filter((view) => !view.personal);
const optional = datasets.map((view) => view.dataset);

let db: DuckDBConnection;
beforeAll(async () => {
  db = await openDuckDb();
});

describe('the shipped facts and tags', () => {
  it('have the same values in SQL, json-rules-engine and row by row, whatever is supplied', async () => {
    const drawn = fc.constantFrom(...MOMENTS).chain((moment) =>
      fc.record({
        moment: fc.constant(moment),
        rows: catalogRows(catalog, moment),
        left: fc.oneof(fc.constant<string[]>([]), fc.subarray(optional, { maxLength: 5 })),
        from: fc.constantFrom('2000-01-01', '2024-06-01'),
      }),
    );
    const mayGoOn = timeBudget(12_000);
    await fc.assert(
      fc.asyncProperty(drawn, async ({ moment, rows, left, from }) => {
        if (!mayGoOn()) return;
        const { asOf, zone } = moment;
        const kept = new Map([...rows].filter(([dataset]) => !left.includes(dataset)));
        const period = { from, to: '2027-01-01' };
        const periods = new Map([...kept.keys()].map((dataset) => [dataset, period]));
        await expectPlanToAgree(db, { set, catalog, rows: kept, periods, asOf, zone });
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });
});
