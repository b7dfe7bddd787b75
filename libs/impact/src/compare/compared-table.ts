import { sqlIdentifier } from '@tagwright/engines';
import type { CatalogView, Subject } from '@tagwright/rules';
import type { AffectedColumn } from '../inputs/affected-definitions.js';
import { COMBO, differsSql, sidesSql, type ComparedColumn } from './compared-column.js';
import { openDimensions } from './dimension-table.js';
import type { Dimension } from './dimensions.js';
import type { PreviewSession } from './preview-session.js';
import type { Side } from './side.js';

/** Both sides of a change and what it touches. */
export interface Compared {
  readonly before: Side;
  readonly after: Side;
  readonly columns: readonly AffectedColumn[];
}

/** The columns of one kind and subject, compared and ready to be counted. */
export interface ComparedTable {
  readonly kind: 'fact' | 'tag';
  readonly subject: Subject;
  readonly columns: readonly ComparedColumn[];
  readonly dimensions: readonly Dimension[];
  /** Every subject: its id, `$combo`, the values before. */
  readonly work: string;
  /** Those of whom any column differs: `id`, `combo`, both values. */
  readonly changed: string;
  readonly changedSubjects: number;
  /** Whether the values before are those of the snapshot, so that counts of them can be kept. */
  readonly isSealed: (code: string) => boolean;
}

/** The subjects in the order in which they are computed: customers gather the others. */
export const COMPARED_ORDER: readonly Subject[] = ['vehicle', 'lead', 'customer'];

/**
 * Keeps of a relation with both sides the subjects of whom any column differs.
 * @returns how many there are
 */
export async function keepChanged(
  session: PreviewSession,
  name: string,
  subject: Subject,
  columns: readonly ComparedColumn[],
  from: string,
): Promise<number> {
  // In two steps: a filter would take in the rules that the values come from, and theirs, each time
  // that one is named.
  await keepSides(session, '"$sides"', subject, columns, from);
  const differs = columns.map((column) => `(${differsSql(column)})`).join(' OR ');
  await session.execute(
    `CREATE OR REPLACE TEMP TABLE ${name} AS SELECT * FROM "$sides" WHERE ${differs}`,
  );
  await session.execute('DROP TABLE "$sides"');
  session.dropLater(name);
  return session.count(`SELECT count(*) FROM ${name}`);
}

/** Makes a table of both sides of a relation: `id`, `combo`, the values before and after. */
export async function keepSides(
  session: PreviewSession,
  name: string,
  subject: Subject,
  columns: readonly ComparedColumn[],
  from: string,
): Promise<void> {
  const list = [
    `"${subject}_id" AS id`,
    `${sqlIdentifier(COMBO)} AS combo`,
    ...columns.map(sidesSql),
  ];
  await session.execute(
    `CREATE OR REPLACE TEMP TABLE ${name} AS SELECT ${list.join(', ')} FROM ${from}`,
  );
}

/** A table that is compared, with what its subjects are grouped by. */
export async function comparedTable(
  session: PreviewSession,
  table: Omit<ComparedTable, 'dimensions'>,
  catalog: CatalogView,
): Promise<ComparedTable> {
  return { ...table, dimensions: await openDimensions(session, table.subject, catalog) };
}

export function changedName(kind: 'fact' | 'tag', subject: Subject): string {
  return `"$changed_${kind}_${subject}"`;
}
