import { sqlIdentifier } from '@tagwright/engines';
import { quotedRelation } from '@tagwright/materialization';
import type { Subject } from '@tagwright/rules';
import type { AffectedColumn } from '../inputs/affected-definitions.js';
import type { Compared } from './compared-table.js';
import { compileSide, openSideFacts, openStages } from './open-stages.js';
import type { PreviewSession } from './preview-session.js';

/**
 * Values before that the snapshot does not have, since definitions became active after it was made.
 * @returns the codes of the tags that are in `pendingTable`
 */
export async function computePending(
  session: PreviewSession,
  { before }: Compared,
  tags: readonly AffectedColumn[],
): Promise<ReadonlySet<string>> {
  const pending = tags.filter((tag) => tag.before !== null && !before.sealed.has(tag.code));
  if (pending.length === 0) return new Set();
  await openSideFacts(session, before);
  const parts = compileSide(
    before,
    pending.map(({ code }) => code),
  );
  await openStages(session, parts);
  for (const { subject, table } of parts.stages) {
    const own = pending.filter((tag) => tag.subject === subject);
    if (own.length === 0) continue;
    const list = [`${subject}_id`, ...own.map(({ code }) => code)].map(sqlIdentifier).join(', ');
    const name = pendingTable(subject);
    await session.execute(
      `CREATE OR REPLACE TEMP TABLE ${name} AS SELECT ${list} FROM ${quotedRelation(table)}`,
    );
    session.dropLater(name);
  }
  return new Set(pending.map(({ code }) => code));
}

export function pendingTable(subject: Subject): string {
  return `"$pending_${subject}"`;
}
