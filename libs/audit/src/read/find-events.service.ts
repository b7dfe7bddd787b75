import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PatchOperation } from '../audit-event.js';
import { filterSql, type AuditFilter } from './audit-filter.js';

/** An event for who reads the trail. */
export interface AuditEventView {
  readonly id: number;
  readonly occurredAt: Date;
  readonly person: string | null;
  readonly account: string;
  readonly channel: string;
  readonly address: string | null;
  readonly action: string;
  readonly objectKind: string;
  readonly objectCode: string;
  readonly patch: readonly PatchOperation[] | null;
  readonly details: Readonly<Record<string, unknown>>;
  /** Its place in the chain; null until it is sealed, within a second or two. */
  readonly sequence: number | null;
  readonly hash: string | null;
}

export interface FindEvents {
  readonly limit: number;
  /** Events with a lower id only. */
  readonly before?: number;
  /** How many to pass over. */
  readonly skip?: number;
}

/** Lists events. */
@Injectable()
export class FindEventsService {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first, by the order in which they were written. */
  async find(
    filter: AuditFilter,
    { limit, before, skip = 0 }: FindEvents,
  ): Promise<{ items: AuditEventView[]; total: number }> {
    const { where, values } = filterSql(filter);
    const [counted] = await this.dataSource.query<{ total: number }[]>(
      `SELECT count(*)::int AS total FROM audit_event e WHERE ${where}`,
      [...values],
    );
    const items = await this.dataSource.query<AuditEventView[]>(
      `SELECT e.id::float8 AS id, e.occurred_at AS "occurredAt", e.person, e.account, e.channel,
         e.address, e.action, e.object_kind AS "objectKind", e.object_code AS "objectCode", e.patch,
         e.details, s.sequence::float8 AS sequence, s.hash
       FROM audit_event e LEFT JOIN audit_seal s ON s.event_id = e.id
       WHERE ${where} AND ($${values.length + 1}::bigint IS NULL OR e.id < $${values.length + 1})
       ORDER BY e.id DESC LIMIT $${values.length + 2} OFFSET $${values.length + 3}`,
      [...values, before ?? null, limit, skip],
    );
    return { items, total: counted?.total ?? 0 };
  }
}
