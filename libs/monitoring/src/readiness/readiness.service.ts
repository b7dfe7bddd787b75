import { Inject, Injectable } from '@nestjs/common';
import { SnapshotService } from '@tagwright/materialization';
import { migrationState, RUN_QUEUE, type RunQueue } from '@tagwright/platform';
import { DataSource } from 'typeorm';
import { DataFolder } from './data-folder.js';
import { TimedCheck, type CheckResult } from './timed-check.js';

/** What an installation is ready for. */
export interface Readiness {
  /**
   * `degraded`: the queue is away; everything is served and runs begin later, found in the database
   * by workers. `unavailable`: a check failed, or the process is ending.
   */
  readonly status: 'ok' | 'degraded' | 'unavailable';
  readonly stopping: boolean;
  /** The published snapshot; null before the first, or while the database does not answer. */
  readonly snapshotId: number | null;
  /** Runs that wait in the queue; null where it does not answer. */
  readonly waiting: number | null;
  readonly checks: readonly CheckResult[];
}

/** Each check ends within this time, in milliseconds; they run side by side. */
const LIMIT_MS = 2_000;

/** Whether this process can serve, as against being alive. */
@Injectable()
export class ReadinessService {
  private stopping = false;
  private snapshotId: number | null = null;
  private waiting: number | null = null;
  private readonly checks: readonly TimedCheck[];

  constructor(
    private readonly dataSource: DataSource,
    private readonly snapshots: SnapshotService,
    private readonly folder: DataFolder,
    @Inject(RUN_QUEUE) private readonly queue: RunQueue,
  ) {
    const looks: Readonly<Record<string, () => Promise<string>>> = {
      database: () => this.lookAtDatabase(),
      migrations: () => this.lookAtMigrations(),
      data_directory: () => this.lookAtFolder(),
      queue: () => this.lookAtQueue(),
    };
    this.checks = Object.entries(looks).map(([name, look]) => new TimedCheck(name, look, LIMIT_MS));
  }

  /** From now on the process is not ready, whatever the checks say. */
  stop(): void {
    this.stopping = true;
  }

  async read(): Promise<Readiness> {
    const checks = await Promise.all(this.checks.map((check) => check.run()));
    const failed = new Set(
      checks.filter(({ status }) => status === 'failed').map(({ name }) => name),
    );
    const isDegraded = failed.delete('queue');
    const isAway = failed.has('database');
    return {
      status: this.stopping || failed.size > 0 ? 'unavailable' : isDegraded ? 'degraded' : 'ok',
      stopping: this.stopping,
      snapshotId: isAway ? null : this.snapshotId,
      waiting: isDegraded ? null : this.waiting,
      checks,
    };
  }

  private async lookAtDatabase(): Promise<string> {
    this.snapshotId = (await this.snapshots.current())?.id ?? null;
    return '';
  }

  private async lookAtMigrations(): Promise<string> {
    const { pending, unknown } = await migrationState(
      (sql) => this.dataSource.query(sql),
      this.dataSource.migrations.map(({ name, constructor }) => ({
        name: name ?? constructor.name,
      })),
    );
    if (unknown.length > 0) return 'A later version of Tagwright has changed the schema.';
    return pending.length > 0 ? 'The schema is not up to date; restart to bring it there.' : '';
  }

  private async lookAtFolder(): Promise<string> {
    await this.folder.probe();
    return '';
  }

  private async lookAtQueue(): Promise<string> {
    this.waiting = await this.queue.depth();
    return '';
  }
}
