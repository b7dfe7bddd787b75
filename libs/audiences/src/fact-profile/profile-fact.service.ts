import { Injectable } from '@nestjs/common';
import { sqlIdentifier, sqlParquet } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import {
  FactTableEntity,
  MaterializationFiles,
  type ManifestFactTable,
  type SnapshotEntity,
} from '@tagwright/materialization';
import type { FactDefinition, PiiClass } from '@tagwright/rules';
import { DataSource } from 'typeorm';
import { FrozenDefinitionsService } from '../frozen-definitions.service.js';
import { OpenSnapshotService } from '../open-snapshot.service.js';
import { SnapshotReader } from '../snapshot-reader.js';
import { countFact } from './count-fact.js';
import type { FactFigures, FactProfile, Withheld } from './fact-profile.js';
import { foldSmall } from './fold-small.js';
import { KeptFigures } from './kept-figures.js';

const WITHHELD: Readonly<Record<PiiClass, Withheld>> = {
  none: 'nothing',
  indirect: 'small_groups',
  pseudonym: 'values',
  direct: 'values',
  sensitive: 'values',
};

/** Counts how a fact's values are spread over the subjects of the published run. */
@Injectable()
export class ProfileFactService {
  private readonly kept = new KeptFigures();

  constructor(
    private readonly snapshots: OpenSnapshotService,
    private readonly definitions: FrozenDefinitionsService,
    private readonly files: MaterializationFiles,
    private readonly reader: SnapshotReader,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * One scan of the fact's column, kept as long as the file's content is the same. A fact's class
   * decides what of it is told: of direct and sensitive ones no value, of indirect ones none that
   * fewer than five subjects share.
   * @param today the class that the fact has by now; the stricter one counts
   * @throws DomainError `no_snapshot`, `fact_not_found`, `fact_not_computed`, `profile_incomplete`
   */
  read(code: string, today: PiiClass): Promise<FactProfile> {
    return this.snapshots.current(async (snapshot) => {
      const { set, versions } = await this.definitions.read(snapshot);
      const fact = set.facts.get(code);
      const table = snapshot.manifest.facts.find(({ columns }) =>
        columns.some((column) => column.code === code),
      );
      if (fact === undefined || table === undefined) throw notComputed(code, snapshot);
      const column = table.columns.find((each) => each.code === code);
      return {
        ...(await this.figures(snapshot, fact, table, withheldOf(fact, today))),
        fact: code,
        name: fact.name,
        version: versions.get(code) ?? '',
        subject: fact.subject,
        type: fact.type,
        unit: fact.unit ?? null,
        pii: fact.pii,
        group: fact.group,
        missingBecause: column?.missingBecause ?? null,
        snapshotId: snapshot.id,
        runId: snapshot.runId,
        asOf: snapshot.asOf.toISOString(),
        zone: snapshot.zone,
        publishedAt: snapshot.publishedAt?.toISOString() ?? null,
      };
    });
  }

  private async figures(
    snapshot: SnapshotEntity,
    fact: FactDefinition,
    table: ManifestFactTable,
    withheld: Withheld,
  ): Promise<FactFigures> {
    const stored = await this.dataSource.manager.findOneBy(FactTableEntity, {
      cacheKey: table.cacheKey,
    });
    const digest = stored?.sha256 ?? table.cacheKey;
    const key = JSON.stringify([digest, fact.code, fact.type, withheld, snapshot.zone]);
    return this.kept.get(key, () => this.count(snapshot, fact, table, withheld));
  }

  private async count(
    { id, zone }: SnapshotEntity,
    { code, type }: FactDefinition,
    table: ManifestFactTable,
    withheld: Withheld,
  ): Promise<FactFigures> {
    const figures = await this.reader.read((engine) =>
      countFact(engine, {
        relation: sqlParquet([this.files.absolute(table.file)]),
        column: sqlIdentifier(code),
        type,
        zone,
      }),
    );
    if (figures.subjects !== table.rows) throw incomplete(id, table, figures.subjects);
    if (withheld === 'nothing') return figures;
    return withheld === 'small_groups' ? foldSmall(figures) : countsAlone(figures);
  }
}

const STRICTEST: readonly Withheld[] = ['values', 'small_groups', 'nothing'];

function withheldOf({ type, pii }: FactDefinition, today: PiiClass): Withheld {
  const each = [WITHHELD[pii], WITHHELD[today], type.kind === 'id' ? 'values' : 'nothing'];
  return STRICTEST.find((withheld) => each.includes(withheld)) ?? 'values';
}

function countsAlone({ subjects, missing }: FactFigures): FactFigures {
  return {
    subjects,
    missing,
    withheld: 'values',
    distinct: null,
    min: null,
    max: null,
    quantiles: [],
    binUnit: null,
    bins: [],
    values: [],
    rest: { values: 0, count: 0 },
  };
}

function notComputed(code: string, { id }: SnapshotEntity): DomainError {
  const message = `Snapshot ${id} has no fact "${code}" yet; start a run, and it will be computed.`;
  return new DomainError('fact_not_computed', message, { kind: 'not_found' });
}

function incomplete(id: number, table: ManifestFactTable, found: number): DomainError {
  const message = `The facts of snapshot ${id} have ${found} of ${table.rows} ${table.subject}s; make a new run.`;
  return new DomainError('profile_incomplete', message, { kind: 'internal' });
}
