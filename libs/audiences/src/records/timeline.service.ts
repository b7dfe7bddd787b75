import { Injectable } from '@nestjs/common';
import type { EngineRow, EngineValue } from '@tagwright/engines';
import type { SnapshotEntity } from '@tagwright/materialization';
import { localDate } from '../local-date.js';
import { OpenSnapshotService } from '../open-snapshot.service.js';
import { SnapshotReader } from '../snapshot-reader.js';
import { SubjectTableService } from '../subject-table.service.js';
import { DatasetRecordsService } from './dataset-records.service.js';
import { readRecord } from './record-columns.js';
import type { SourceRecord } from './record.js';
import { originOf } from './subject-records.service.js';
import { TIMELINE_SOURCES, type TimelineKind } from './timeline-kinds.js';
import { branchSql, countSql, pageSql, type OpenSource, type TimelineKey } from './timeline-sql.js';

export interface TimelineRequest {
  readonly customerId: number;
  /** All kinds if left out. */
  readonly kinds?: readonly TimelineKind[];
  readonly after?: TimelineKey;
  readonly limit: number;
}

interface TimelineEvent {
  readonly kind: TimelineKind;
  /** Local day `YYYY-MM-DD`, or local time `YYYY-MM-DDTHH:MM:SS.mmm` where the source has one. */
  readonly at: string;
  /** The tags do not know it yet: it lies after the snapshot's day. */
  readonly later: boolean;
  readonly record: SourceRecord;
}

export interface Timeline {
  /** The newest first. */
  readonly items: readonly TimelineEvent[];
  /** Null on the last page. */
  readonly next: TimelineKey | null;
  /** Events of each kind, whatever was asked for; kinds without any are left out. */
  readonly counts: readonly { readonly kind: TimelineKind; readonly count: number }[];
  readonly snapshotId: number;
  readonly asOf: string;
}

/** All that happened with a customer, as the sources of the published snapshot have it. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly snapshots: OpenSnapshotService,
    private readonly tables: SubjectTableService,
    private readonly records: DatasetRecordsService,
    private readonly reader: SnapshotReader,
  ) {}

  /** @throws DomainError `no_snapshot`, `customer_not_found` */
  read(request: TimelineRequest): Promise<Timeline> {
    return this.snapshots.current(async (snapshot) => {
      await this.tables.row(snapshot, 'customer', request.customerId);
      const sources = await this.open(snapshot);
      const origin = originOf(snapshot);
      if (sources.length === 0) return { items: [], next: null, counts: [], ...origin };
      const [counts, page] = await Promise.all([
        this.counts(sources, request.customerId),
        this.page(snapshot, sources, request),
      ]);
      return { ...page, counts, ...origin };
    });
  }

  private async open(snapshot: SnapshotEntity): Promise<OpenSource[]> {
    const opened = await Promise.all(
      TIMELINE_SOURCES.map(async (source) => {
        const open = await this.records.open(snapshot, source.dataset);
        return open?.view.eventColumn === undefined ? [] : [{ ...source, open }];
      }),
    );
    return opened.flat();
  }

  private async counts(sources: readonly OpenSource[], id: number): Promise<Timeline['counts']> {
    const sql = sources.map((source) => countSql(source, id)).join(' UNION ALL ');
    const rows = await this.reader.query(sql);
    return sources.flatMap(({ kind }) => {
      const count = Number(rows.find((row) => row.kind === kind)?.n ?? 0);
      return count === 0 ? [] : [{ kind, count }];
    });
  }

  private async page(
    snapshot: SnapshotEntity,
    sources: readonly OpenSource[],
    { customerId, kinds, after, limit }: TimelineRequest,
  ): Promise<Pick<Timeline, 'items' | 'next'>> {
    const asked = sources.filter(({ kind }) => kinds?.includes(kind) ?? true);
    if (asked.length === 0) return { items: [], next: null };
    const branches = asked.map((source) => branchSql(source, customerId, snapshot.zone));
    const rows = await this.reader.query(pageSql(branches, limit + 1, after));
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const today = localDate(snapshot.asOf, snapshot.zone);
    return {
      items: shown.flatMap((row) => eventOf(row, asked, today)),
      next: last === undefined ? null : keyOf(last),
    };
  }
}

function eventOf(row: EngineRow, sources: readonly OpenSource[], today: string): TimelineEvent[] {
  const source = sources.find(({ kind }) => kind === row.kind);
  const at = row.at;
  if (source === undefined || typeof at !== 'string') return [];
  const later = at.slice(0, 10) > today;
  return [{ kind: source.kind, at, later, record: readRecord(row, source.open) }];
}

function keyOf(row: EngineRow): TimelineKey {
  const text = (value: EngineValue | undefined): string =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return {
    at: text(row.at),
    kind: text(row.kind),
    source: text(row.source),
    sequence: text(row.sequence),
  };
}
