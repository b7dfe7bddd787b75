import type { SnapshotEntity } from '@tagwright/materialization';
import { localDate } from '../local-date.js';
import { cellOf, type SourceRecord } from './record.js';

/** A person's relation to a vehicle over one period. */
export interface PersonRelation {
  readonly customerId: number;
  /** Whether the relation holds on the snapshot's day. */
  readonly current: boolean;
  readonly relation: SourceRecord;
}

/** Rows of relations in the order in which people look for them: those of today first. */
export const RELATION_ORDER =
  'valid_to DESC NULLS FIRST, valid_from DESC NULLS LAST, vehicle_id, customer_id';

/** Who a relation names. */
export function personOf(relation: SourceRecord, snapshot: SnapshotEntity): PersonRelation {
  const customerId = Number(cellOf(relation, 'customer_id'));
  return { customerId, current: holds(relation, snapshot), relation };
}

/** Whether a relation's half-open days hold the snapshot's day. */
export function holds(relation: SourceRecord, { asOf, zone }: SnapshotEntity): boolean {
  const day = localDate(asOf, zone);
  const from = cellOf(relation, 'valid_from');
  const to = cellOf(relation, 'valid_to');
  return (from === null || String(from) <= day) && (to === null || String(to) > day);
}
