import { sqlIdentifier, sqlText } from '@tagwright/engines';
import type { OpenDataset } from './dataset-records.service.js';
import { recordSelect } from './record-columns.js';
import type { TimelineSource } from './timeline-kinds.js';

/** Where a page of the timeline ended: the next one begins behind it. */
export interface TimelineKey {
  /** Local day or time, as in `TimelineEvent.at`. */
  readonly at: string;
  readonly kind: string;
  readonly source: string;
  readonly sequence: string;
}

export type OpenSource = TimelineSource & { readonly open: OpenDataset };

/**
 * SELECT of all dated rows of one kind. Instants become local times, so that days and times stand in
 * one order; a day alone comes before the times on it, and so after them from new to old.
 */
export function branchSql(
  { kind, where, open }: OpenSource,
  customerId: number,
  zone: string,
): string {
  return `SELECT ${sqlText(kind)} AS kind, ${atSql(open, zone)} AS "at",
      coalesce(_seq, source_row, 0) AS sequence, ${recordSelect(open.columns)}
    FROM ${open.relation} WHERE customer_id = ${customerId} AND ${where}
      AND ${sqlIdentifier(open.view.eventColumn ?? '')} IS NOT NULL`;
}

/** SELECT of how many events there are of one kind. */
export function countSql({ kind, where, open }: OpenSource, customerId: number): string {
  return `SELECT ${sqlText(kind)} AS kind, count(*) AS n FROM ${open.relation}
    WHERE customer_id = ${customerId} AND ${where}
      AND ${sqlIdentifier(open.view.eventColumn ?? '')} IS NOT NULL`;
}

/** SELECT of one page over branches, newest first. */
export function pageSql(branches: readonly string[], limit: number, after?: TimelineKey): string {
  const events = branches.map((branch) => `(${branch})`).join(' UNION ALL ');
  return `SELECT * FROM (${events}) WHERE ${after === undefined ? 'true' : behindSql(after)}
    ORDER BY "at" DESC, kind, coalesce(source, ''), sequence LIMIT ${limit}`;
}

function behindSql({ at, kind, source, sequence }: TimelineKey): string {
  const rest = `(kind, coalesce(source, ''), sequence) >
    (${sqlText(kind)}, ${sqlText(source)}, ${sqlText(sequence)}::BIGINT)`;
  return `("at" < ${sqlText(at)} OR ("at" = ${sqlText(at)} AND ${rest}))`;
}

function atSql({ view }: OpenDataset, zone: string): string {
  const column = view.columns.find(({ code }) => code === view.eventColumn);
  const name = sqlIdentifier(view.eventColumn ?? '');
  return column?.type.kind === 'timestamp'
    ? `strftime(timezone(${sqlText(zone)}, timezone('UTC', ${name})), '%Y-%m-%dT%H:%M:%S.%g')`
    : `CAST(${name} AS VARCHAR)`;
}
