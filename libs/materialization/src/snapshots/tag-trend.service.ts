import { Injectable } from '@nestjs/common';
import type { Subject } from '@tagwright/rules';
import { DataSource } from 'typeorm';
import type { SnapshotColumn } from './snapshot-manifest.js';

/** A picture shows no more. */
const MOST_POINTS = 60;

/** What a published snapshot's manifest says of one tag. */
export interface TagFigures {
  readonly snapshotId: number;
  readonly asOf: Date;
  readonly subject: Subject;
  readonly rows: number;
  readonly column: SnapshotColumn;
}

interface Found {
  readonly id: number;
  readonly as_of: Date;
  readonly subject: Subject;
  readonly rows: string;
  readonly column: SnapshotColumn;
}

/** How a tag's values were spread in one snapshot after the other. */
@Injectable()
export class TagTrendService {
  constructor(private readonly dataSource: DataSource) {}

  /** Of the last sixty published snapshots that have the tag and are kept, the oldest first. */
  async read(code: string): Promise<TagFigures[]> {
    const found = await this.dataSource.query<Found[]>(
      `SELECT s.id, s.as_of, t->>'subject' AS subject, t->>'rows' AS rows, c AS column
       FROM (SELECT id, as_of, manifest FROM snapshot
             WHERE published_at IS NOT NULL AND manifest IS NOT NULL
             ORDER BY id DESC LIMIT ${MOST_POINTS}) s
       CROSS JOIN LATERAL jsonb_array_elements(s.manifest->'tables') t
       CROSS JOIN LATERAL jsonb_array_elements(t->'columns') c
       WHERE c->>'code' = $1 ORDER BY s.id`,
      [code],
    );
    return found.map(({ id, as_of, rows, ...rest }) => ({
      snapshotId: id,
      asOf: as_of,
      rows: Number(rows),
      ...rest,
    }));
  }
}
