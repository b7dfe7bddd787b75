import { DomainError } from '@tagwright/kernel';
import type { SnapshotColumn, SnapshotEntity, SnapshotTable } from '@tagwright/materialization';
import type { Subject } from '@tagwright/rules';

/**
 * The table of a subject's tags.
 * @throws DomainError `subject_not_in_snapshot` when no source has supplied such subjects.
 */
export function tableOf(snapshot: SnapshotEntity, subject: Subject): SnapshotTable {
  const table = findTable(snapshot, subject);
  if (table === undefined) {
    throw new DomainError(
      'subject_not_in_snapshot',
      `Snapshot ${snapshot.id} holds no ${subject}s: no source has supplied any.`,
      { kind: 'not_found' },
    );
  }
  return table;
}

/** The table of a subject's tags, where the snapshot has one. */
export function findTable(snapshot: SnapshotEntity, subject: Subject): SnapshotTable | undefined {
  return snapshot.manifest.tables.find((table) => table.subject === subject);
}

/**
 * Chosen tags of a table in the order asked, or all of them.
 * @throws DomainError `unknown_tag` with a diagnostic for each one that the table lacks.
 */
export function columnsOf(table: SnapshotTable, codes?: readonly string[]): SnapshotColumn[] {
  if (codes === undefined) return [...table.columns];
  const found = new Map(table.columns.map((column) => [column.code, column]));
  const unknown = codes.filter((code) => !found.has(code));
  if (unknown.length > 0) {
    throw new DomainError(
      'unknown_tag',
      `There is no ${table.subject} tag ${unknown.join(', ')}.`,
      {
        details: {
          diagnostics: unknown.map((code) => ({
            code: 'unknown_tag',
            severity: 'error',
            message: `There is no ${table.subject} tag "${code}".`,
            path: `columns[${codes.indexOf(code)}]`,
          })),
        },
      },
    );
  }
  return [...new Set(codes)].flatMap((code) => found.get(code) ?? []);
}
