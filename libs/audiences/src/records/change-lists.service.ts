import { Injectable } from '@nestjs/common';
import { sqlParquet, sqlText, type EngineRow } from '@tagwright/engines';
import { MaterializationFiles } from '@tagwright/materialization';
import type { Subject } from '@tagwright/rules';
import { SnapshotReader } from '../snapshot-reader.js';

/** A snapshot that was compared with the one published before it. */
export interface ComparedSnapshot {
  readonly id: number;
  readonly as_of: Date;
  /** The list of what changed, relative to the data directory. */
  readonly file: string;
}

/** The lists of changed values that snapshots keep. */
@Injectable()
export class ChangeListsService {
  constructor(
    private readonly reader: SnapshotReader,
    private readonly files: MaterializationFiles,
  ) {}

  /** A subject's changes by file, in the order of tags. */
  async movesOf(
    subject: Subject,
    id: number,
    compared: readonly ComparedSnapshot[],
  ): Promise<ReadonlyMap<string, EngineRow[]>> {
    const moved = new Map<string, EngineRow[]>();
    if (compared.length === 0) return moved;
    // Files of two releases may hold ids in different widths, so each one is read by itself.
    const selects = compared.map(
      ({ file }, index) =>
        `SELECT ${index} AS n, tag, "before", "after"
         FROM ${sqlParquet([this.files.absolute(file)])}
         WHERE subject = ${sqlText(subject)} AND id = ${id}`,
    );
    for (const row of await this.reader.query(`${selects.join(' UNION ALL ')} ORDER BY n, tag`)) {
      const file = compared[Number(row.n)]?.file ?? '';
      moved.set(file, [...(moved.get(file) ?? []), row]);
    }
    return moved;
  }
}
