import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { recordEvent } from '@tagwright/audit';
import { DomainError, hashOf, SYSTEM, type Actor } from '@tagwright/kernel';
import { RUN_QUEUE, type RunPriority, type RunQueue } from '@tagwright/platform';
import { DataSource, LessThan, type EntityManager } from 'typeorm';
import { RunStepEntity } from './run-step.entity.js';
import { RunEntity, type RunKind, type RunState } from './run.entity.js';
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
  /** Who asks for it; the product itself if left out. */
  readonly actor?: Actor;
}

export interface ListRuns {
  readonly limit: number;
  /** Runs with a smaller id. */
  readonly before?: number;
  /** How many to pass over. */
  readonly skip?: number;
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
    const { id, created } = await this.dataSource.transaction((manager) =>
      this.record(manager, request),
    );
    const run = await this.get(id);
    if (created) this.announce(run);
    return { run, created };
  }

  /**
   * Records a run as part of the caller's transaction. Once that is committed `announce` lets it
   * begin at once; without it the run begins with the next sweep of a worker.
   * @throws DomainError `idempotency_conflict` when the key was used for another request.
   */
  async record(
    manager: EntityManager,
    request: SubmitRun,
  ): Promise<{ id: number; created: boolean }> {
    const { kind, params, asOf, zone, idempotencyKey, priority, maxAttempts } = request;
    const requestHash = hashOf({ kind, params });
    const [inserted] = await manager.query<{ id: number }[]>(
      `INSERT INTO run (kind, state, params, as_of, zone, idempotency_key, request_hash, priority,
                        max_attempts)
       VALUES ($1, 'queued', $2, $3, $4, $5, $6, coalesce($7, 'normal'), coalesce($8, 3))
       ON CONFLICT (idempotency_key) DO NOTHING RETURNING id`,
      [
        ...[kind, params, asOf ?? null, zone ?? null, idempotencyKey ?? null, requestHash],
        ...[priority ?? null, maxAttempts ?? null],
      ],
    );
    if (inserted !== undefined) {
      await recordEvent(manager, request.actor ?? SYSTEM, {
        action: 'run.queued',
        object: { kind: 'run', code: String(inserted.id) },
        details: { kind, ...params, asOf: asOf?.toISOString() ?? null },
      });
      return { id: inserted.id, created: true };
    }
    return { id: await earlier(manager, idempotencyKey ?? '', requestHash), created: false };
  }

  /** Tells the queue. One that does not take it loses nothing: workers look for waiting rows too. */
  announce({ id, attempt, priority }: Pick<RunView, 'id' | 'attempt' | 'priority'>): void {
    this.queue.enqueue({ runId: id, attempt, priority }).catch((error: unknown) => {
      this.logger.warn({ msg: 'The run waits for the next sweep', runId: id, err: error });
    });
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
  async cancel(id: number, actor: Actor = SYSTEM): Promise<RunView> {
    const isAsked = await this.dataSource.transaction(async (manager) => {
      const [[row]] = await manager.query<[{ state: RunState }[], number]>(
        `UPDATE run SET cancel_requested_at = coalesce(cancel_requested_at, now()),
           state = CASE state WHEN 'queued' THEN 'cancelled' ELSE state END,
           finished_at = CASE state WHEN 'queued' THEN now() END, revision = revision + 1
         WHERE id = $1 AND state IN ('queued', 'running') RETURNING state`,
        [id],
      );
      if (row === undefined) return false;
      const action = row.state === 'cancelled' ? 'run.cancelled' : 'run.cancel_requested';
      await recordEvent(manager, actor, { action, object: { kind: 'run', code: String(id) } });
      return true;
    });
    const run = await this.get(id);
    if (isAsked) return run;
    throw new DomainError('run_final', `Run ${id} is over: ${run.state}.`, { kind: 'conflict' });
  }

  /** Newest first. */
  async list({ limit, before, skip = 0 }: ListRuns): Promise<{ items: RunView[]; total: number }> {
    const { manager } = this.dataSource;
    const [runs, total] = await Promise.all([
      manager.find(RunEntity, {
        where: before === undefined ? {} : { id: LessThan(before) },
        order: { id: 'DESC' },
        take: limit,
        skip,
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

  private async withSteps(run: RunEntity): Promise<RunView> {
    const steps = await this.dataSource.manager.find(RunStepEntity, {
      where: { runId: run.id },
      order: { ordinal: 'ASC' },
    });
    return toRunView(run, steps);
  }
}

/** The run that a key has started before. */
async function earlier(
  manager: EntityManager,
  idempotencyKey: string,
  requestHash: string,
): Promise<number> {
  const run = await manager.findOneByOrFail(RunEntity, { idempotencyKey });
  if (run.requestHash === requestHash) return run.id;
  throw new DomainError(
    'idempotency_conflict',
    'This Idempotency-Key was used for another request.',
    {
      kind: 'conflict',
      details: { runId: run.id },
    },
  );
}
