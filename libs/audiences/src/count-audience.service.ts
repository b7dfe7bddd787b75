import { Injectable } from '@nestjs/common';
import type { AudienceFilter } from './audience-filter.js';
import { OpenAudienceService } from './open-audience.service.js';
import { SnapshotReader } from './snapshot-reader.js';

export interface AudienceCount {
  readonly count: number;
  /** All of the subject in the snapshot that the asker reaches. */
  readonly total: number;
  readonly snapshotId: number;
  readonly asOf: string;
  /** How long the whole answer took here. */
  readonly milliseconds: number;
}

/** Counts exactly. */
@Injectable()
export class CountAudienceService {
  constructor(
    private readonly audiences: OpenAudienceService,
    private readonly reader: SnapshotReader,
  ) {}

  /** @throws DomainError `no_snapshot`, `subject_not_in_snapshot` or `filter_invalid`. */
  async count(filter: AudienceFilter): Promise<AudienceCount> {
    const start = performance.now();
    return this.audiences.use(filter, async ({ snapshot, table, relation, condition, reach }) => {
      const countOf = (where: string) =>
        this.reader.read((engine) =>
          engine.scalar(`SELECT count(*) FROM ${relation} WHERE ${where}`),
        );
      const count = await countOf(condition);
      const total = reach === null ? table.rows : Number(await countOf(reach));
      return {
        count: Number(count),
        total,
        snapshotId: snapshot.id,
        asOf: snapshot.asOf.toISOString(),
        milliseconds: Math.round((performance.now() - start) * 10) / 10,
      };
    });
  }
}
