import { Injectable } from '@nestjs/common';
import { compilePlan, type PlanInput } from '@tagwright/compiler';
import { DatasetVersionsService } from '@tagwright/ingestion';
import { DomainError } from '@tagwright/kernel';
import type { SnapshotEntity } from '@tagwright/materialization';
import { neededSet, type Subject, type TagDefinition } from '@tagwright/rules';
import { findTag } from '../find-tag.js';
import { FrozenDefinitionsService, type FrozenDefinitions } from '../frozen-definitions.service.js';
import { OpenSnapshotService } from '../open-snapshot.service.js';
import { runTimeOf } from '../run-time-of.js';
import { SubjectTableService } from '../subject-table.service.js';
import { changeDays, changesAnyDay } from './change-days.js';
import { DayStates } from './day-state.js';
import { firstChange } from './first-change.js';
import { flipView } from './flip-view.js';
import { RelatedRowsService } from './related-rows.service.js';
import type { SubjectNextFlip } from './subject-next-flip.js';
import { datasetsRead } from './value-on-day.js';

/** Days looked ahead: a year and some more, so that what returns every year is seen. */
const FLIP_DAYS = 400;

/** Finds the first day on which a tag's value changes although nothing happens. */
@Injectable()
export class NextFlipService {
  constructor(
    private readonly snapshots: OpenSnapshotService,
    private readonly definitions: FrozenDefinitionsService,
    private readonly versions: DatasetVersionsService,
    private readonly tables: SubjectTableService,
    private readonly rows: RelatedRowsService,
  ) {}

  /**
   * @param subject refuses tags of other subjects if given
   * @throws DomainError `no_snapshot`, `tag_not_found`, `customer_not_found` and the like,
   * `snapshot_outdated`, `readers_busy`
   */
  find(code: string, id: number, subject?: Subject): Promise<SubjectNextFlip> {
    return this.snapshots.current((snapshot) => this.findIn(snapshot, code, id, subject));
  }

  private async findIn(
    snapshot: SnapshotEntity,
    code: string,
    id: number,
    subject: Subject | undefined,
  ): Promise<SubjectNextFlip> {
    const frozen = await this.definitions.read(snapshot);
    const tag = findTag(frozen, snapshot, code, subject);
    const row = await this.tables.row(snapshot, tag.subject, id);
    const value = row.tags.find((each) => each.code === code)?.value ?? null;
    const input = await this.inputOf(snapshot, frozen, code);
    const run = runTimeOf(snapshot);
    const names = datasetsRead(compilePlan(input));
    const views = names.flatMap((name) => frozen.catalog.datasets.get(name) ?? []);
    return this.rows.use(snapshot, { subject: tag.subject, id }, views, async (engine) => {
      const states = new DayStates(engine, input, run, tag, id);
      const now = await states.on(0);
      if (JSON.stringify(now.value) !== JSON.stringify(value)) throw differs(tag);
      const changes = changesAnyDay(input, names, run)
        ? null
        : await changeDays(engine, input, names, run, FLIP_DAYS);
      const found = await firstChange(states, changes, FLIP_DAYS);
      return flipView(snapshot, frozen, tag, {
        id,
        value,
        date: found === null ? null : run.date.add({ days: found.day }).toString(),
        next: found?.value ?? null,
        until: run.date.add({ days: FLIP_DAYS }).toString(),
        evaluated: states.evaluated,
      });
    });
  }

  private async inputOf(
    { manifest }: SnapshotEntity,
    { set, catalog }: FrozenDefinitions,
    code: string,
  ): Promise<PlanInput> {
    const supplied = await Promise.all(
      manifest.datasets.map(async ({ dataset, version, contentHash, period }) => {
        const { columns } = (await this.versions.get(dataset, version)).manifest;
        return { dataset, version, contentHash, period, columns };
      }),
    );
    const { asOf, zone } = manifest;
    return { set: neededSet(set, code), catalog, supplied, asOf, zone };
  }
}

function differs({ code }: TagDefinition): DomainError {
  const message = `The published value of "${code}" comes out otherwise today, since the product was upgraded: start a run first.`;
  return new DomainError('snapshot_outdated', message, { kind: 'conflict' });
}
