import { Injectable } from '@nestjs/common';
import { sqlIdentifier, sqlParquet } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import {
  MaterializationFiles,
  type SnapshotEntity,
  type SnapshotTable,
} from '@tagwright/materialization';
import { neededSet, type DefinitionSet, type TagDefinition } from '@tagwright/rules';
import { findTag } from '../find-tag.js';
import { FrozenDefinitionsService } from '../frozen-definitions.service.js';
import { OpenSnapshotService } from '../open-snapshot.service.js';
import { SnapshotReader } from '../snapshot-reader.js';
import { countFact } from './count-fact.js';
import type { FactFigures, TagProfile } from './fact-profile.js';
import { foldSmall } from './fold-small.js';
import { KeptFigures } from './kept-figures.js';

/** Counts how a tag's values are spread over the subjects of the published snapshot. */
@Injectable()
export class ProfileTagService {
  private readonly kept = new KeptFigures();

  constructor(
    private readonly snapshots: OpenSnapshotService,
    private readonly definitions: FrozenDefinitionsService,
    private readonly files: MaterializationFiles,
    private readonly reader: SnapshotReader,
  ) {}

  /**
   * One scan of the tag's column, kept as long as the snapshot's table is the same. A tag that rests on any
   * fact about a person tells nothing that fewer than five subjects share.
   * @throws DomainError `no_snapshot`, `tag_not_found`, `profile_incomplete`
   */
  read(code: string): Promise<TagProfile> {
    return this.snapshots.current(async (snapshot) => {
      const frozen = await this.definitions.read(snapshot);
      const tag = findTag(frozen, snapshot, code, undefined);
      const table = snapshot.manifest.tables.find(({ columns }) =>
        columns.some((column) => column.code === code),
      );
      if (table === undefined) throw notComputed(code, snapshot);
      const column = table.columns.find((each) => each.code === code);
      return {
        ...(await this.figures(snapshot, tag, table, isPersonal(code, frozen.set))),
        tag: code,
        name: tag.name,
        version: frozen.versions.get(code) ?? '',
        subject: tag.subject,
        type: tag.type,
        unit: null,
        category: tag.category,
        missingBecause: column?.missingBecause ?? null,
        snapshotId: snapshot.id,
        runId: snapshot.runId,
        asOf: snapshot.asOf.toISOString(),
        zone: snapshot.zone,
        publishedAt: snapshot.publishedAt?.toISOString() ?? null,
      };
    });
  }

  private figures(
    { id, zone }: SnapshotEntity,
    { code, type }: TagDefinition,
    table: SnapshotTable,
    personal: boolean,
  ): Promise<FactFigures> {
    const key = JSON.stringify([table.sha256, code, type, personal, zone]);
    return this.kept.get(key, async () => {
      const figures = await this.reader.read((engine) =>
        countFact(engine, {
          relation: sqlParquet([this.files.absolute(table.file)]),
          column: sqlIdentifier(code),
          type,
          zone,
        }),
      );
      if (figures.subjects !== table.rows) throw incomplete(id, table, figures.subjects);
      return personal ? foldSmall(figures) : figures;
    });
  }
}

function isPersonal(code: string, set: DefinitionSet): boolean {
  return [...neededSet(set, code).facts.values()].some(({ pii }) => pii !== 'none');
}

function notComputed(code: string, { id }: SnapshotEntity): DomainError {
  const message = `Snapshot ${id} has no tag "${code}" yet; start a run, and it will be computed.`;
  return new DomainError('tag_not_found', message, { kind: 'not_found' });
}

function incomplete(id: number, table: SnapshotTable, found: number): DomainError {
  const message = `Snapshot ${id} has ${found} of ${table.rows} ${table.subject}s; make a new run.`;
  return new DomainError('profile_incomplete', message, { kind: 'internal' });
}
