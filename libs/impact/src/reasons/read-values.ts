import { readValue } from '@tagwright/audiences';
import { sqlIdentifier } from '@tagwright/engines';
import type { FactValue, ValueType } from '@tagwright/rules';
import type { PreviewSession } from '../compare/preview-session.js';

/** A column and the code that it stands for. */
export interface NamedColumn {
  readonly code: string;
  readonly type: ValueType;
  /** Unquoted. */
  readonly column: string;
}

export type ValuesById = Map<number, Map<string, FactValue>>;

/** Adds the values that a relation has of some subjects to those that are known already. */
export async function addValues(
  session: PreviewSession,
  known: ValuesById,
  relation: string,
  idColumn: string,
  columns: readonly NamedColumn[],
): Promise<void> {
  const ids = [...known.keys()];
  if (ids.length === 0 || columns.length === 0) return;
  const id = sqlIdentifier(idColumn);
  const list = columns.map(({ column }, index) => `${sqlIdentifier(column)} AS v${index}`);
  const rows = await session.query(
    `SELECT ${id} AS id, ${list.join(', ')} FROM ${relation} WHERE ${id} IN (${ids.join(', ')})`,
  );
  for (const row of rows) {
    const values = known.get(Number(row.id));
    columns.forEach(({ code, type }, index) => {
      values?.set(code, readValue(row[`v${index}`], type));
    });
  }
}
