import type { RecordCell, SourceRecord } from '../api/types.js';

const cell = (column: string, value: RecordCell['value'], rest: Partial<RecordCell> = {}) =>
  ({
    column,
    name: { zh: column, en: column },
    type: { kind: 'text' },
    value,
    valueName: typeof value === 'string' ? { zh: value, en: value } : null,
    masked: false,
    ...rest,
  }) satisfies RecordCell;

const record = (...cells: RecordCell[]): SourceRecord => ({
  dataset: 'service_order',
  datasetVersion: 2,
  source: 'dealer_management',
  sourceFile: 'dms_service_order-2025.csv.gz',
  sourceRow: 779,
  cells,
});
/** A row with every kind of value. */
export const RECORD = record(
  cell('open_date', '2025-09-21', { type: { kind: 'date' } }),
  cell('service_type', 'accident', { valueName: { zh: '事故维修', en: 'Accident repair' } }),
  cell('mileage_km', 143033, { type: { kind: 'integer' } }),
  cell('amount', '7413.89', { type: { kind: 'decimal', scale: 2 } }),
  cell('vin', 'L****************', { masked: true }),
  cell('item', 'شركة 🚗 مثال'),
);
/** A row that belongs to another one. */
export const LINE = record(
  cell('line_no', 1, { type: { kind: 'integer' } }),
  cell('item', '轮胎 '.repeat(20)),
  cell('done', false, { type: { kind: 'boolean' } }),
);
