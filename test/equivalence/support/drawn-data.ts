import type { CatalogView, ColumnView, DatasetView, FactValue } from '@tagwright/rules';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { ReferenceRow } from '../../../libs/testing/src/reference-data.js';

/** A run's moment, zone and local day. */
interface Moment {
  readonly asOf: string;
  readonly zone: string;
  readonly today: string;
}

/** How many subjects there are: few, so that rows meet. */
const SUBJECTS = 6;

/** Days at and around the starts of usual windows before `today`, both clamped and rolled over. */
export function boundaryDays(today: string): string[] {
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  const months = [-60, -36, -24, -18, -12, -6, -3, -1, 0, 1].flatMap((offset) => {
    const first = new Date(Date.UTC(year, month - 1 + offset, 1));
    const last = new Date(Date.UTC(year, month + offset, 0)).getUTCDate();
    first.setUTCDate(Math.min(day, last));
    return [first.getTime()];
  });
  const periods = [0, -1, -2, -3, -6, -12].map((offset) => Date.UTC(year, month - 1 + offset, 1));
  const base = Date.UTC(year, month - 1, day);
  const days = [-365, -180, -90, -30, -14, -7, 7, 30].map((offset) => base + offset * 86_400_000);
  return [...months, ...periods, ...days].flatMap((time) =>
    [-1, 0, 1].map((offset) => new Date(time + offset * 86_400_000).toISOString().slice(0, 10)),
  );
}

/** Instants at, just before and just after the same times of day and the starts of these days. */
function boundaryInstants(days: readonly string[], { asOf, zone }: Moment): string[] {
  const milliseconds = Date.parse(asOf) % 86_400_000;
  const moments = days.flatMap((day) => [
    Date.parse(`${day}T00:00:00Z`) + milliseconds,
    Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds,
  ]);
  return moments.flatMap((at) => {
    const text = new Date(at).toISOString().slice(0, 19);
    const before = new Date(at - 1).toISOString().slice(0, 19);
    return [`${text}.000000Z`, `${text}.000001Z`, `${before}.999999Z`];
  });
}

/** A value of a column: ids of few subjects, times around the windows, edges of numbers. */
function columnValue(
  column: ColumnView,
  catalog: CatalogView,
  days: readonly string[],
  time: Moment,
): fc.Arbitrary<FactValue> {
  const { type, required } = column;
  const known = (): fc.Arbitrary<FactValue> => {
    switch (type.kind) {
      case 'id':
        return fc.integer({ min: 1, max: SUBJECTS + 1 });
      case 'integer':
      case 'decimal':
        return fc.oneof(fc.integer({ min: -5, max: 120 }), fc.integer({ min: -1e6, max: 9e6 }));
      case 'date':
        return fc.constantFrom(...days);
      case 'timestamp':
        return fc.constantFrom(...boundaryInstants(days, time));
      case 'boolean':
        return fc.boolean();
      case 'text':
        return fc.constantFrom('a', 'b', 'A', 'B', '汽车', "O'Neil");
      case 'code':
      case 'codes': {
        const codes = catalog.codeLists.get(type.list)?.codes.slice(0, 12) ?? [];
        const one = fc.constantFrom(...codes.map((each) => each.code));
        return type.kind === 'code' ? one : one.map((code) => [code]);
      }
    }
  };
  if (required) return known();
  return fc.oneof({ weight: 5, arbitrary: known() }, { weight: 1, arbitrary: fc.constant(null) });
}

/** Rows of a dataset; an entity has one row for each of some subjects. */
function datasetRows(
  view: DatasetView,
  catalog: CatalogView,
  days: readonly string[],
  time: Moment,
): fc.Arbitrary<ReferenceRow[]> {
  const columns = view.columns.map(
    (column) => [column.code, columnValue(column, catalog, days, time)] as const,
  );
  const row = fc.record(Object.fromEntries(columns));
  const key = view.entity ? view.key[0] : undefined;
  const many = fc.array(row, { minLength: 0, maxLength: 30, size: 'max' });
  const numbered = (rows: ReferenceRow[]) => rows.map((each, index) => ({ ...each, _seq: index }));
  if (key === undefined) return many.map(numbered);
  return fc
    .tuple(fc.subarray(Array.from({ length: SUBJECTS }, (_, index) => index + 1)), many)
    .map(([ids, rows]) => {
      const own = ids.slice(0, rows.length).map((id, index) => ({ ...rows[index], [key]: id }));
      return numbered(own);
    });
}

/** Rows of every dataset that is not personal; sometimes on few days, so that events coincide. */
export function catalogRows(
  catalog: CatalogView,
  time: Moment,
): fc.Arbitrary<ReadonlyMap<string, ReferenceRow[]>> {
  const views = [...catalog.datasets.values()].filter((view) => !view.personal);
  const all = boundaryDays(time.today);
  const few = fc.subarray(all, { minLength: 2, maxLength: 7 });
  return fc.oneof(fc.constant(all), few).chain((days) => {
    const entries = views.map((view) =>
      datasetRows(view, catalog, days, time).map((rows) => [view.dataset, rows] as const),
    );
    return fc.tuple(...entries).map((found) => new Map(found));
  });
}

/** Moments with a leap day, a month's last day, a clock change, and midnight in China. */
export const MOMENTS = [
  { asOf: '2026-01-01T00:00:00+08:00', zone: 'Asia/Shanghai', today: '2026-01-01' },
  { asOf: '2024-02-29T12:30:00+08:00', zone: 'Asia/Shanghai', today: '2024-02-29' },
  { asOf: '2025-03-31T23:59:59+08:00', zone: 'Asia/Shanghai', today: '2025-03-31' },
  { asOf: '2025-03-30T02:30:00Z', zone: 'Europe/Berlin', today: '2025-03-30' },
  { asOf: '2025-11-02T06:30:00Z', zone: 'America/New_York', today: '2025-11-02' },
] as const;
