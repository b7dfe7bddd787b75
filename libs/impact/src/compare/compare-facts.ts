import { sqlIdentifier } from '@tagwright/engines';
import type { Subject } from '@tagwright/rules';
import type { AffectedColumn } from '../inputs/affected-definitions.js';
import { comparedColumns } from './compared-column.js';
import {
  changedName,
  COMPARED_ORDER,
  comparedTable,
  keepChanged,
  type Compared,
  type ComparedTable,
} from './compared-table.js';
import { openDimensions } from './dimension-table.js';
import { openSideFacts } from './open-stages.js';
import type { PreviewSession } from './preview-session.js';
import { openWork } from './work-table.js';
import { overlaidCodes, withOverlaid } from './with-overlaid.js';

/** Facts lie in files on both sides; finds out whose values differ. */
export async function compareFacts(
  session: PreviewSession,
  compared: Compared,
): Promise<ComparedTable[]> {
  const tables: ComparedTable[] = [];
  for (const subject of COMPARED_ORDER) {
    const own = compared.columns.filter((each) => each.kind === 'fact' && each.subject === subject);
    if (own.length === 0) continue;
    await openDimensions(session, subject, compared.before.input.catalog);
    const work = await openFactWork(session, compared, subject, own);
    const overlaid = new Set(compared.before.facts.flatMap((each) => [...each.codes]));
    const columns = comparedColumns(own);
    const changed = changedName('fact', subject);
    const rows = withOverlaid(compared.after, subject, work);
    const changedSubjects = await keepChanged(session, changed, subject, columns, rows);
    const isSealed = (code: string): boolean => !overlaid.has(code);
    const table = {
      kind: 'fact',
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

/** Makes the work table of a subject's facts: the values before, and those that are the same file's after. */
async function openFactWork(
  session: PreviewSession,
  { before, after }: Compared,
  subject: Subject,
  own: readonly AffectedColumn[],
): Promise<string> {
  const codes = own.filter((each) => each.before !== null).map(({ code }) => code);
  const overlaid = overlaidCodes(after, subject);
  const facts = own
    .filter(({ code, after: type }) => type !== null && !overlaid.has(code))
    .map(({ code }) => code);
  const request = { purpose: 'facts', subject, facts, tags: [] } as const;
  if (overlaidCodes(before, subject).size === 0) {
    await openSideFacts(session, after);
    const old = [{ relation: `base.${sqlIdentifier(subject)}`, codes }];
    return openWork(session, { ...request, before: old, isKept: true });
  }
  const old = `"$old_facts_${subject}"`;
  await openSideFacts(session, before);
  const list = [`${subject}_id`, ...codes].map(sqlIdentifier).join(', ');
  await session.execute(
    `CREATE OR REPLACE TEMP TABLE ${old} AS SELECT ${list} FROM facts.${sqlIdentifier(subject)}`,
  );
  await openSideFacts(session, after);
  const work = await openWork(session, {
    ...request,
    before: [{ relation: old, codes }],
    isKept: false,
  });
  await session.execute(`DROP TABLE ${old}`);
  return work;
}
