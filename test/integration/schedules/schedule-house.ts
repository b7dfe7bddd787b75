import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { ReadCatalogService, RegisterCatalogService } from '@tagwright/catalog';
import { ENTITIES, MIGRATIONS } from '@tagwright/composition';
import { RunService, RunZone, type RunState } from '@tagwright/materialization';
import { InProcessRunQueue } from '@tagwright/platform';
import {
  ControlScheduleService,
  ListSchedulesService,
  ScheduleSettings,
  SnapshotAgeService,
  TickSchedulesService,
  type ScheduleView,
} from '@tagwright/scheduling';
import { createTestDatabase, openGovernance, type TestDatabase } from '@tagwright/testing';
import { StartScheduledRunService } from '../../../libs/scheduling/src/start-scheduled-run.service.js';

const SHIPPED = new URL('../../../governance', import.meta.url).pathname;

/** A governed schedule of the shortest form. */
export function scheduleYaml(code: string, ...lines: string[]): string {
  const task = lines.some((line) => line.startsWith('kind:')) ? [] : ['kind: materialize'];
  return [`schedule: ${code}`, `name: { zh: 计划, en: Plan }`, ...task, ...lines, ''].join('\n');
}

/** Half a day from now in Shanghai: no time of the schedule comes by itself while a test runs. */
export const NIGHT_HOUR = (new Date().getUTCHours() + 8 + 12) % 24;
export const NIGHTLY = [`cron: 30 ${NIGHT_HOUR} * * *`, 'zone: Asia/Shanghai'] as const;

/** Schedules over a database of their own. Nobody works off the runs; tests say how they ended. */
export class ScheduleHouse {
  readonly runs: RunService;
  readonly list: ListSchedulesService;
  readonly control: ControlScheduleService;
  readonly age: SnapshotAgeService;
  private readonly catalog: ReadCatalogService;

  private constructor(
    readonly database: TestDatabase,
    private readonly governance: INestApplicationContext,
    private readonly folder: string,
  ) {
    const { dataSource } = database;
    this.catalog = new ReadCatalogService(dataSource);
    this.runs = new RunService(dataSource, new InProcessRunQueue(() => undefined));
    this.list = new ListSchedulesService(dataSource, this.catalog);
    this.control = new ControlScheduleService(
      ...([dataSource, this.catalog, this.runs, this.starter()] as const),
    );
    this.age = new SnapshotAgeService(dataSource, this.catalog);
  }

  static async open(): Promise<ScheduleHouse> {
    const database = await createTestDatabase({
      entities: ENTITIES,
      migrations: MIGRATIONS,
      governed: true,
    });
    const folder = await mkdtemp(join(tmpdir(), 'schedules-'));
    await cp(SHIPPED, folder, { recursive: true });
    return new ScheduleHouse(database, await openGovernance(database.dataSource), folder);
  }

  /** What a worker has of its own. */
  ticker(): TickSchedulesService {
    const { dataSource } = this.database;
    return new TickSchedulesService(dataSource, this.catalog, this.runs, this.starter());
  }

  tick(): Promise<number[]> {
    return this.ticker().tick();
  }

  /** Makes these the schedules, written a day ago, and looks at them for the first time. */
  async write(...yamls: string[]): Promise<void> {
    await this.register(...yamls);
    await this.query(`UPDATE catalog_object SET loaded_at = now() - interval '1 day'
                      WHERE kind = 'schedule' AND active`);
    await this.tick();
    // Whatever the hour of this test is: nothing is due yet.
    await this.query(
      `UPDATE schedule SET next_at = now() + interval '1 hour' WHERE next_at IS NOT NULL`,
    );
    await this.query(
      'UPDATE schedule SET due_at = NULL, due_reason = NULL, held = NULL, slots = 0',
    );
    await this.query('DELETE FROM run');
  }

  /** Makes these the schedules, in a house in which something has been ingested. */
  async register(...yamls: string[]): Promise<void> {
    await rm(join(this.folder, 'schedules'), { recursive: true });
    await mkdir(join(this.folder, 'schedules'));
    for (const [index, yaml] of yamls.entries()) {
      await writeFile(join(this.folder, `schedules/${index}.yaml`), yaml);
    }
    await this.governance.get(RegisterCatalogService).register(this.folder);
    await this.arrive('vehicle', 100_000);
  }

  /** Lets the next time of a schedule lie so long ago. */
  async missed(code: string, interval = '1 minute'): Promise<void> {
    await this.query(`UPDATE schedule SET next_at = now() - $2::interval WHERE code = $1`, [
      ...[code, interval],
    ]);
  }

  /** A new version of a dataset, registered so many seconds ago. */
  async arrive(dataset: string, secondsAgo: number): Promise<void> {
    await this.query('UPDATE dataset_version SET active = false WHERE dataset = $1', [dataset]);
    await this.query(
      `INSERT INTO dataset_version (dataset, version, content_hash, rows, manifest, active, created_at)
       SELECT $1::text, count(*) + 1, repeat('0', 64), 0, '{}', true,
              now() - make_interval(secs => $2) FROM dataset_version WHERE dataset = $1`,
      [dataset, secondsAgo],
    );
  }

  async setRun(id: number, state: RunState): Promise<void> {
    const isFinal = state !== 'running' && state !== 'queued';
    await this.query(
      `UPDATE run SET state = $2, fencing_token = nextval('fencing_token_seq'),
         finished_at = CASE WHEN $3 THEN now() END WHERE id = $1`,
      [id, state, isFinal],
    );
  }

  view(code: string): Promise<ScheduleView> {
    return this.list.get(code);
  }

  query<T>(sql: string, values: unknown[] = []): Promise<T> {
    return this.database.dataSource.query<T>(sql, values);
  }

  async clear(): Promise<void> {
    await this.database.asOwner(
      'TRUNCATE schedule, schedule_start, run, dataset_version, snapshot, publication CASCADE',
    );
    await this.query(`DELETE FROM catalog_object WHERE kind = 'schedule'`);
    await this.query('DELETE FROM shipped_folder'); // or the same folder would count as known
  }

  async close(): Promise<void> {
    await this.governance.close();
    await this.database.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private starter(): StartScheduledRunService {
    const settings = new ScheduleSettings({ schedules: true, home: '/home-of-all' });
    return new StartScheduledRunService(this.runs, new RunZone('Asia/Shanghai'), settings);
  }
}
