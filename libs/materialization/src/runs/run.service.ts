import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DomainError, hashOf } from '@tagwright/kernel';
import { RUN_QUEUE, type RunPriority, type RunQueue } from '@tagwright/platform';
import { DataSource, LessThan } from 'typeorm';
import { RunStepEntity } from './run-step.entity.js';
import { RunEntity, type RunKind } from './run.entity.js';
import { isFinal, toRunView, type RunView } from './run-view.js';

/** How often a watcher looks at the run's row, in milliseconds. */
const WATCH_INTERVAL = 250;

export interface SubmitRun {
  readonly kind: RunKind;
  readonly params: Readonly<Record<string, unknown>>;
  readonly asOf?: Date;
  readonly zone?: string;
  readonly priority?: RunPriority;
  /** How often the run is begun before it is set aside; 3 if left out. */
  readonly maxAttempts?: number;
  /** The same key and request give the same run; another request under it is a conflict. */
  readonly idempotencyKey?: string;
}

export interface ListRuns {
  readonly limit: number;
  /** Runs with a smaller id. */
  readonly before?: number;
}

/** Runs as rows: asking for one, reading them, watching one. */
@Injectable()
export class RunService {
  private readonly logger = new Logger(RunService.name);

  constructor(
    private readonly dataSource: DataSource,
    @Inject(RUN_QUEUE) private readonly queue: RunQueue,
  ) {}

  /** @throws DomainError `idempotency_conflict` when the key was used for another request. */
  async submit(request: SubmitRun): Promise<{ run: RunView; created: boolean }> {
    const { kind, params, asOf, zone, idempotencyKey, priority, maxAttempts } = request;
    const requestHash = hashOf({ kind, params });
    const rows = await this.dataSource.query<{ id: number }[]>(
      `INSERT INTO run (kind, state, params, as_of, zone, idempotency_key, request_hash, priority,
                        max_attempts)
       VALUES ($1, 'queued', $2, $3, $4, $5, $6, coalesce($7, 'normal'), coalesce($8, 3))
       ON CONFLICT (idempotency_key) DO NOTHING RETURNING id`,
      [
        ...[kind, params, asOf ?? null, zone ?? null, idempotencyKey ?? null, requestHash],
        ...[priority ?? null, maxAttempts ?? null],
      ],
    );
    const inserted = rows[0];
    if (inserted !== undefined) {
      const run = await this.get(inserted.id);
      this.announce(run);
      return { run, created: true };
    }
    return { run: await this.earlier(idempotencyKey ?? '', requestHash), created: false };
  }

  /** @throws DomainError `run_not_found`. */
  async get(id: number): Promise<RunView> {
    const run = await this.dataSource.manager.findOneBy(RunEntity, { id });
    if (run === null) {
      throw new DomainError('run_not_found', `There is no run ${id}.`, { kind: 'not_found' });
    }
    return this.withSteps(run);
  }

  /**
   * Asks for a run to end: a waiting one ends at once, one at work within seconds.
   * @throws DomainError `run_not_found`, `run_final` when it is over already
   */
  async cancel(id: number): Promise<RunView> {
    const [, changed] = await this.dataSource.query<[unknown[], number]>(
      `UPDATE run SET cancel_requested_at = coalesce(cancel_requested_at, now()),
         state = CASE state WHEN 'queued' THEN 'cancelled' ELSE state END,
         finished_at = CASE state WHEN 'queued' THEN now() END, revision = revision + 1
       WHERE id = $1 AND state IN ('queued', 'running')`,
      [id],
    );
    const run = await this.get(id);
    if (changed > 0) return run;
    throw new DomainError('run_final', `Run ${id} is over: ${run.state}.`, { kind: 'conflict' });
  }

  /** Newest first. */
  async list({ limit, before }: ListRuns): Promise<{ items: RunView[]; total: number }> {
    const { manager } = this.dataSource;
    const [runs, total] = await Promise.all([
      manager.find(RunEntity, {
        where: before === undefined ? {} : { id: LessThan(before) },
        order: { id: 'DESC' },
        take: limit,
      }),
      manager.count(RunEntity),
    ]);
    return { items: await Promise.all(runs.map((run) => this.withSteps(run))), total };
  }

  /** Yields the run whenever it changed, beginning after `afterRevision`, ending when it is final. */
  async *watch(id: number, afterRevision = -1, signal?: AbortSignal): AsyncGenerator<RunView> {
    let seen = afterRevision;
    while (signal?.aborted !== true) {
      const run = await this.get(id);
      if (run.revision > seen) {
        seen = run.revision;
        yield run;
      }
      if (isFinal(run)) return;
      await sleep(WATCH_INTERVAL, undefined, { signal }).catch(() => undefined); // aborted: no one listens
    }
  }

  /** A queue that does not take it loses nothing: workers look for waiting rows as well. */
  private announce({ id, attempt, priority }: RunView): void {
    this.queue.enqueue({ runId: id, attempt, priority }).catch((error: unknown) => {
      this.logger.warn(`Run ${id} waits for the next sweep: ${String(error)}`);
    });
  }

  private async earlier(idempotencyKey: string, requestHash: string): Promise<RunView> {
    const run = await this.dataSource.manager.findOneByOrFail(RunEntity, { idempotencyKey });
    if (run.requestHash !== requestHash) {
      throw new DomainError(
        'idempotency_conflict',
        'This Idempotency-Key was used for another request.',
        { kind: 'conflict', details: { runId: run.id } },
      );
    }
    return this.withSteps(run);
  }

  private async withSteps(run: RunEntity): Promise<RunView> {
    const steps = await this.dataSource.manager.find(RunStepEntity, {
      where: { runId: run.id },
      order: { ordinal: 'ASC' },
    });
    return toRunView(run, steps);
  }
}
