import { Injectable } from '@nestjs/common';
import type { Scope } from '@tagwright/access';
import { sqlText } from '@tagwright/engines';
import type { SnapshotEntity } from '@tagwright/materialization';
import type { Subject } from '@tagwright/rules';
import { BrandReachService } from './brand-reach.service.js';
import { OpenSnapshotService } from './open-snapshot.service.js';
import { DatasetRecordsService } from './records/dataset-records.service.js';
import { originOf } from './records/subject-records.service.js';
import { SnapshotReader } from './snapshot-reader.js';
import { idColumnOf } from './subject-id.js';

const SUBJECTS: readonly Subject[] = ['customer', 'vehicle', 'lead'];

/** A subject that a source system knows by the key. */
export interface FoundSubject {
  readonly subject: Subject;
  readonly id: number;
  readonly source: string;
  /** Whether the source still has the key, as far as the snapshot knows. */
  readonly current: boolean;
}

export interface FoundSubjects {
  readonly items: readonly FoundSubject[];
  readonly snapshotId: number;
  readonly asOf: string;
}

/** Finds subjects by the keys that the source systems know them by. */
@Injectable()
export class FindSubjectsService {
  constructor(
    private readonly snapshots: OpenSnapshotService,
    private readonly records: DatasetRecordsService,
    private readonly reader: SnapshotReader,
    private readonly brands: BrandReachService,
  ) {}

  /**
   * Customers, then vehicles, then leads within the scope whose key is this one, in the letters of the
   * source or in capitals.
   * @param key a member number, an identification number of a vehicle, a lead's number, …
   * @throws DomainError `no_snapshot`
   */
  byKey(key: string, scope: Scope): Promise<FoundSubjects> {
    return this.snapshots.current(async (snapshot) => {
      const found = await Promise.all(
        SUBJECTS.map((subject) => this.ofSubject(snapshot, subject, key.trim(), scope)),
      );
      return { items: found.flat(), ...originOf(snapshot) };
    });
  }

  private async ofSubject(
    snapshot: SnapshotEntity,
    subject: Subject,
    key: string,
    scope: Scope,
  ): Promise<FoundSubject[]> {
    const open = await this.records.open(snapshot, `${subject}_link`);
    if (open === null) return [];
    const id = `"${idColumnOf(subject)}"`;
    const rows = await this.reader.query(
      `SELECT ${id} AS id, source, bool_or(valid_to IS NULL) AS current FROM ${open.relation}
       WHERE source_key IN (${sqlText(key)}, ${sqlText(key.toUpperCase())})
         AND ${await this.brands.ofLink(scope, snapshot, subject)}
       GROUP BY ALL ORDER BY current DESC, id, source`,
    );
    return rows.map((row) => ({
      subject,
      id: Number(row.id),
      source: row.source as string,
      current: row.current === true,
    }));
  }
}
