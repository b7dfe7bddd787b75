import { sqlIdentifier, sqlText } from '@tagwright/engines';
import type { Subject, ValueType } from '@tagwright/rules';
import type { PreviewSession } from '../compare/preview-session.js';

/** How many subjects of the snapshot have each of some codes; none where the snapshot lacks the column. */
export async function countCodes(
  session: PreviewSession,
  column: {
    readonly kind: 'fact' | 'tag';
    readonly code: string;
    readonly subject: Subject;
    readonly type: ValueType;
  },
  codes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { kind, code, subject, type } = column;
  const { facts, tables } = session.inputs.snapshot.manifest;
  const held = (kind === 'fact' ? facts : tables).find((each) => each.subject === subject);
  const isThere = held?.columns.some((each) => each.code === code) === true;
  if (!isThere || codes.length === 0) return new Map();
  const relation = `${kind === 'fact' ? 'base' : 'sealed'}.${sqlIdentifier(subject)}`;
  const value = sqlIdentifier(code);
  const values = type.kind === 'codes' ? `unnest(${value})` : value;
  const rows = await session.query(
    `SELECT v, count(*) AS n FROM (SELECT ${values} AS v FROM ${relation})
     WHERE v IN (${codes.map(sqlText).join(', ')}) GROUP BY v`,
  );
  return new Map(rows.map(({ v, n }) => [v as string, Number(n)]));
}
