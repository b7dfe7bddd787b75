import type { DuckDBConnection } from '@duckdb/node-api';
import { formatScaled, type DatasetView, type FactValue, type ValueType } from '@tagwright/rules';
import type { ReferenceRow } from '../../../libs/testing/src/reference-data.js';
import { createDataset, storageType } from './run-plan.js';

/** A value in memory form as an SQL literal, written apart from the dialect under test. */
export function sqlValue(value: FactValue, type: ValueType): string {
  const storage = storageType(type);
  if (value === null) return `NULL::${storage}`;
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    return `'${formatScaled(value, type.kind === 'decimal' ? type.scale : 0)}'::${storage}`;
  }
  const quote = (text: string) => `'${text.split("'").join("''")}'`;
  if (typeof value === 'string') return `${quote(value.replace('Z', ''))}::${storage}`;
  return `[${value.map(quote).join(', ')}]::${storage}`;
}

/** A value as DuckDB gives it in JSON, back in memory form. */
function memoryValue(json: unknown, type: ValueType): FactValue {
  if (json === null || json === undefined) return null;
  if (typeof json === 'boolean') return json;
  if (Array.isArray(json)) return json.map(String);
  if (typeof json !== 'string' && typeof json !== 'number') throw new TypeError(typeof json);
  const text = String(json);
  if (type.kind === 'integer' || type.kind === 'id') return Number(text);
  if (type.kind === 'decimal') return Number(text.replace('.', '')) + 0;
  if (type.kind !== 'timestamp') return text;
  const [day = '', time = ''] = text.split(' ');
  const [seconds = '', fraction = ''] = time.split('.');
  return `${day}T${seconds}.${fraction.padEnd(6, '0')}Z`;
}

/** The rows of a table by id, each value in memory form. */
export async function readTable(
  db: DuckDBConnection,
  table: string,
  columns: readonly { readonly code: string; readonly type: ValueType }[],
): Promise<Map<number, Map<string, FactValue>>> {
  const result = await db.runAndReadAll(`SELECT * FROM ${table}`);
  const names = result.columnNames();
  const rows = result.getRowsJson().map((row) => {
    const values = columns.map(({ code, type }) => {
      const value = memoryValue(row[names.indexOf(code)], type);
      return [code, value] as const;
    });
    return [Number(row[0]), new Map(values)] as const;
  });
  return new Map(rows);
}

/** Creates and fills `dataset.<name>`. */
export async function loadDataset(
  db: DuckDBConnection,
  view: DatasetView,
  rows: readonly ReferenceRow[],
): Promise<void> {
  await createDataset(db, view);
  if (rows.length === 0) return;
  const columns = [...view.columns, { code: '_seq', type: { kind: 'integer' } as const }];
  const tuples = rows.map(
    (row) => `(${columns.map(({ code, type }) => sqlValue(row[code] ?? null, type)).join(', ')})`,
  );
  const names = columns.map(({ code }) => `"${code}"`).join(', ');
  await db.run(`INSERT INTO "dataset"."${view.dataset}" (${names}) VALUES ${tuples.join(', ')}`);
}
