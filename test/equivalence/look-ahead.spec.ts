import { parseDefinitions, type FactValue } from '@tagwright/rules';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ReferenceRow } from '../../libs/testing/src/reference-data.js';
import { ReferenceEvaluator } from '../../libs/testing/src/reference-evaluator.js';
import { catalogRows, MOMENTS } from './support/drawn-data.js';
import { shippedCatalog, shippedDefinitions } from './support/shipped-catalog.js';
import { timeBudget } from './support/time-budget.js';

const catalog = shippedCatalog();
const { set } = parseDefinitions(shippedDefinitions(), catalog);

/** Days known before they come: ends of covers and warranties, a promised delivery, a birthday. */
const KNOWN_AHEAD: Readonly<Record<string, readonly string[]>> = {
  customer: ['birth_date', 'registered_date'],
  imported_label: ['expiry_date'],
  insurance_policy: ['end_date'],
  vehicle: ['production_date', 'delivery_date', 'warranty_end'],
};

/** What a source learns with a day: as good as empty, or as open, before it. */
const LEARNT: Readonly<Record<string, Readonly<Record<string, ReferenceRow>>>> = {
  lead: {
    assigned_date: { dealer: null, dealer_grade: null },
    outcome_date: { outcome: 'open', lost_reason: null },
  },
  vehicle: { mileage_date: { mileage_km: null } },
};

type Rows = ReadonlyMap<string, readonly ReferenceRow[]>;
type Moment = (typeof MOMENTS)[number];

/** Whether a day or instant of a row lies before the run, as windows see it. */
function isPast(dataset: string, at: FactValue, { asOf, today }: Moment): boolean {
  if (typeof at !== 'string') return true;
  if (dataset === 'ownership') return at <= today;
  return at.length > 10 ? Date.parse(at) < Date.parse(asOf) : at < today;
}

/** The column with the day from which a row is known. */
function beganOn(dataset: string): string {
  return catalog.datasets.get(dataset)?.eventColumn ?? 'valid_from';
}

function datesOf(dataset: string): string[] {
  const ahead = [...(KNOWN_AHEAD[dataset] ?? []), beganOn(dataset)];
  const columns = catalog.datasets.get(dataset)?.columns ?? [];
  return columns
    .filter(({ code, type }) => type.kind === 'date' && !ahead.includes(code))
    .map(({ code }) => code);
}

/** The row as it was known at the moment of the run; nothing, if it came later. */
function knownThen(dataset: string, row: ReferenceRow, moment: Moment): ReferenceRow[] {
  // Whom a key of a source stands for is a matter of the run, not of the past.
  if (dataset.endsWith('_link')) return [row];
  if (!isPast(dataset, row[beganOn(dataset)] ?? null, moment)) return [];
  const later = datesOf(dataset).filter((code) => !isPast(dataset, row[code] ?? null, moment));
  const learnt = later.map((code) => ({ ...LEARNT[dataset]?.[code], [code]: null }));
  return [Object.assign({ ...row }, ...learnt) as ReferenceRow];
}

/** A row that came later tells no day before the run, as a drawn one might. */
function knownLater(dataset: string, row: ReferenceRow, moment: Moment): ReferenceRow[] {
  if (knownThen(dataset, row, moment).length > 0) return [row];
  const days = [...datesOf(dataset), ...(KNOWN_AHEAD[dataset] ?? [])];
  return [{ ...row, ...Object.fromEntries(days.map((code) => [code, null])) }];
}

const reshaped = (rows: Rows, moment: Moment, reshape: typeof knownThen): Rows =>
  new Map(
    [...rows].map(([dataset, own]) => [
      dataset,
      own.flatMap((row) => reshape(dataset, row, moment)),
    ]),
  );

describe('the shipped tags', () => {
  it('are the same at a moment whatever comes after it', () => {
    const drawn = fc
      .constantFrom(...MOMENTS)
      .chain((moment) =>
        fc.record({ moment: fc.constant(moment), rows: catalogRows(catalog, moment) }),
      );
    const mayGoOn = timeBudget(15_000);
    const period = { from: '2000-01-01', to: '2030-01-01' };
    fc.assert(
      fc.property(drawn, ({ moment, rows }) => {
        if (!mayGoOn()) return;
        const { asOf, zone } = moment;
        const periods = new Map([...rows.keys()].map((dataset) => [dataset, period]));
        const [then, later] = [knownThen, knownLater].map(
          (reshape) =>
            new ReferenceEvaluator({
              set,
              catalog,
              rows: reshaped(rows, moment, reshape),
              periods,
              asOf,
              zone,
            }),
        );
        for (const { code, subject } of set.tags.values()) {
          for (const id of then?.population(subject) ?? []) {
            const values = [then, later].map((each) => each?.value(subject, id, code));
            expect({ code, id, value: values[1] }).toEqual({ code, id, value: values[0] });
          }
        }
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });
});
