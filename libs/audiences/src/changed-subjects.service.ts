import { Injectable } from '@nestjs/common';
import { sqlParquet, sqlText } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import { MaterializationFiles, SnapshotService } from '@tagwright/materialization';
import type { Subject } from '@tagwright/rules';
import { SnapshotReader } from './snapshot-reader.js';

export interface ChangesRequest {
  readonly snapshotId: number;
  readonly tag: string;
  /** Only moves from or to this value; null: missing, left out: any. */
  readonly from?: string | null;
  readonly to?: string | null;
  /** Subjects with a greater id. */
  readonly after: number;
  readonly limit: number;
  /** How many to pass over. */
  readonly skip?: number;
}

/** One subject whose value of a tag differs from the snapshot before. */
export interface ChangedSubject {
  readonly subject: Subject;
  readonly id: number;
  /** As text, sets of codes separated by commas; null is missing. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Who moved from which value of a tag to which. */
@Injectable()
export class ChangedSubjectsService {
  constructor(
    private readonly snapshots: SnapshotService,
    private readonly reader: SnapshotReader,
    private readonly files: MaterializationFiles,
  ) {}

  /** By id. @throws DomainError `snapshot_not_found`, `tag_not_found` */
  async list(request: ChangesRequest): Promise<{ items: ChangedSubject[]; total: number }> {
    const { diff, manifest } = await this.snapshots.get(request.snapshotId);
    const tags = manifest.tables.flatMap(({ columns }) => columns.map(({ code }) => code));
    if (!tags.includes(request.tag)) throw tagNotFound(request);
    const file = diff?.changesFile ?? null;
    if (file === null) return { items: [], total: 0 };
    const rows = `FROM ${sqlParquet([this.files.absolute(file)])} WHERE ${conditions(request)}`;
    return this.reader.read(async (engine) => {
      const total = Number(await engine.scalar(`SELECT count(*) ${rows}`));
      const found = await engine.query(
        `SELECT subject, id, "before", "after" ${rows} AND id > ${request.after}
         ORDER BY id LIMIT ${request.limit} OFFSET ${request.skip ?? 0}`,
      );
      const items = found.map(({ subject, id, before, after }) => ({
        subject: subject as Subject,
        id: Number(id),
        from: before as string | null,
        to: after as string | null,
      }));
      return { items, total };
    });
  }
}

function conditions({ tag, from, to }: ChangesRequest): string {
  const side = (name: string, value: string | null | undefined): string[] => {
    if (value === undefined) return [];
    return [value === null ? `"${name}" IS NULL` : `"${name}" = ${sqlText(value)}`];
  };
  return [`tag = ${sqlText(tag)}`, ...side('before', from), ...side('after', to)].join(' AND ');
}

function tagNotFound({ tag, snapshotId }: ChangesRequest): DomainError {
  return new DomainError('tag_not_found', `Snapshot ${snapshotId} has no tag "${tag}".`, {
    kind: 'not_found',
    details: { tag },
  });
}
