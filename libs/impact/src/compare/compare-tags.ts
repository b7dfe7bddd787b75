import { sqlIdentifier } from '@tagwright/engines';
import { quotedRelation } from '@tagwright/materialization';
import type { Subject } from '@tagwright/rules';
import type { AffectedColumn } from '../inputs/affected-definitions.js';
import { beforeName, COMBO, comparedColumns, type ComparedColumn } from './compared-column.js';
import {
  changedName,
  COMPARED_ORDER,
  comparedTable,
  keepChanged,
  keepSides,
  type Compared,
  type ComparedTable,
} from './compared-table.js';
import { openDimensions } from './dimension-table.js';
import { compileSide, openSideFacts, openStages } from './open-stages.js';
import { computePending, pendingTable } from './pending-values.js';
import type { PreviewSession } from './preview-session.js';
import { rootTags } from './root-tags.js';
import { overlaidCodes, withOverlaid } from './with-overlaid.js';
import { openWork, type WorkRequest } from './work-table.js';

/**
 * Computes the affected tags as they would be and finds out whose values differ. Tags with a rule of
 * their own that changed are computed for everybody, what rests on them only for those of whom
 * something did change.
 */
export async function compareTags(
  session: PreviewSession,
  compared: Compared,
): Promise<ComparedTable[]> {
  const tags = compared.columns.filter(({ kind }) => kind === 'tag');
  if (tags.length === 0) return [];
  const subjects = COMPARED_ORDER.filter((subject) =>
    tags.some((each) => each.subject === subject),
  );
  const pending = await computePending(session, compared, tags);
  await openSideFacts(session, compared.after);
  const works = await openWorks(session, compared, tags, subjects, pending);
  const tables: ComparedTable[] = [];
  for (const subject of subjects) {
    const work = works.get(subject) ?? '';
    const columns = comparedColumns(tags.filter((each) => each.subject === subject));
    const changed = changedName('tag', subject);
    const changedSubjects = await findChanged(session, compared, {
      subject,
      columns,
      work,
      changed,
    });
    const isSealed = (code: string): boolean => !pending.has(code);
    const table = {
      kind: 'tag',
      subject,
      columns,
      work,
      changed,
      changedSubjects,
      isSealed,
    } as const;
    tables.push(await comparedTable(session, table, compared.before.input.catalog));
  }
  return tables;
}

async function openWorks(
  session: PreviewSession,
  compared: Compared,
  tags: readonly AffectedColumn[],
  subjects: readonly Subject[],
  pending: ReadonlySet<string>,
): Promise<ReadonlyMap<Subject, string>> {
  const asked = codesAfter(tags);
  const { work } = compileSide(compared.after, asked);
  const works = new Map<Subject, string>();
  for (const subject of subjects) {
    await openDimensions(session, subject, compared.before.input.catalog);
    const request = workRequest(compared, tags, subject, work.get(subject), pending);
    works.set(subject, await openWork(session, request));
  }
  return works;
}

interface ChangeRequest {
  readonly subject: Subject;
  readonly columns: readonly ComparedColumn[];
  readonly work: string;
  readonly changed: string;
}

async function findChanged(
  session: PreviewSession,
  compared: Compared,
  { subject, columns, work, changed }: ChangeRequest,
): Promise<number> {
  const codes = rootTags(compared.columns, compared.before.set, compared.after.set);
  const roots = columns.filter(({ code }) => codes.has(code));
  const rows = withOverlaid(compared.after, subject, work);
  await openRows(session, subject, rows);
  const first = await openAfter(session, compared, subject, roots, work);
  const found = await keepChanged(session, changed, subject, roots, first);
  if (roots.length === columns.length) return found;
  const id = sqlIdentifier(`${subject}_id`);
  await openRows(
    session,
    subject,
    `(SELECT w.* FROM ${rows} w SEMI JOIN ${changed} c ON c.id = w.${id})`,
  );
  const second = await openAfter(
    session,
    compared,
    subject,
    columns,
    `work.${sqlIdentifier(subject)}`,
  );
  // Of each of these a root differs already, so that all of them stay.
  const all = `"$all_${subject}"`;
  await keepSides(session, all, subject, columns, second);
  await openRows(session, subject, rows);
  await session.execute(`DROP TABLE ${changed}`);
  await session.execute(`ALTER TABLE ${all} RENAME TO ${changed}`);
  return found;
}

/** Lets `work.<subject>`, which compiled rules read, have these rows. */
async function openRows(session: PreviewSession, subject: Subject, rows: string): Promise<void> {
  await session.execute(
    `CREATE OR REPLACE VIEW work.${sqlIdentifier(subject)} AS SELECT * FROM ${rows}`,
  );
}

/**
 * Makes the stages of some tags readable.
 * @returns SQL of a relation with both sides of the tags
 */
async function openAfter(
  session: PreviewSession,
  { after }: Compared,
  subject: Subject,
  columns: readonly ComparedColumn[],
  work: string,
): Promise<string> {
  const old = columns.filter(({ before }) => before !== null);
  const through = [COMBO, ...old.map(({ code }) => beforeName(code))];
  const parts = compileSide(after, codesAfter(columns), new Map([[subject, through]]));
  await openStages(session, parts);
  const stage = parts.stages.find((each) => each.subject === subject);
  // Where all are as the snapshot has them, they lie beside the others already.
  return stage === undefined || stage.sealed ? work : quotedRelation(stage.table);
}

function codesAfter(columns: readonly AffectedColumn[]): string[] {
  return columns.filter(({ after }) => after !== null).map(({ code }) => code);
}

function workRequest(
  { before, after }: Compared,
  tags: readonly AffectedColumn[],
  subject: Subject,
  columns: { readonly facts: readonly string[]; readonly tags: readonly string[] } | undefined,
  pending: ReadonlySet<string>,
): WorkRequest {
  const old = tags.filter((each) => each.subject === subject && each.before !== null);
  const sealed = old.filter(({ code }) => !pending.has(code)).map(({ code }) => code);
  const computed = old.filter(({ code }) => pending.has(code)).map(({ code }) => code);
  const overlaid = overlaidCodes(after, subject);
  return {
    purpose: 'tags',
    subject,
    facts: columns?.facts.filter((code) => !overlaid.has(code)) ?? [],
    tags: columns?.tags ?? [],
    before: [
      { relation: `sealed.${sqlIdentifier(subject)}`, codes: sealed },
      { relation: pendingTable(subject), codes: computed },
    ],
    isKept: computed.length === 0 && before.facts.length === 0,
  };
}
