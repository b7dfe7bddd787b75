import { Injectable } from '@nestjs/common';
import { recordEvent } from '@tagwright/audit';
import { cronTimes, ReadCatalogService, type RegisteredSchedule } from '@tagwright/catalog';
import { DomainError, SYSTEM, type Actor } from '@tagwright/kernel';
import { isFinal, RunService, type RunView, type SubmitRun } from '@tagwright/materialization';
import { DataSource, type EntityManager } from 'typeorm';
import { cameDue, served } from './came-due.js';
import { lockSchedules } from './lock-schedules.js';
import { scheduleNotFound } from './schedule-not-found.js';
import type { ScheduleState } from './schedule-state.js';
import { StartScheduledRunService } from './start-scheduled-run.service.js';
import { stateOf } from './state-of.js';
import { readStates, writeState } from './stored-states.js';
import { readWorld, type World } from './world.js';

/** One schedule at one moment. */
interface Moment {
  readonly manager: EntityManager;
  readonly schedule: RegisteredSchedule;
  readonly state: ScheduleState;
  readonly world: World;
}

/** What people do to a schedule. */
@Injectable()
export class ControlScheduleService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalog: ReadCatalogService,
    private readonly runs: RunService,
    private readonly starter: StartScheduledRunService,
  ) {}

  /**
   * From now on it starts nothing, and what waited for its start is dropped. Pausing again keeps
   * since when, and takes the new reason.
   * @throws DomainError `schedule_not_found`
   */
  async pause(code: string, reason: string | null, actor: Actor = SYSTEM): Promise<void> {
    await this.change(code, async ({ manager, state, world }) => {
      const paused = { since: state.paused?.since ?? world.now, reason };
      await writeState(manager, { ...state, due: null, paused });
      const object = { kind: 'schedule', code };
      await recordEvent(manager, actor, { action: 'schedule.paused', object, details: { reason } });
    });
  }

  /**
   * From now on it starts again. What came due or arrived while it was paused is not made up for.
   * Does nothing to one that is not paused.
   * @throws DomainError `schedule_not_found`
   */
  async resume(code: string, actor: Actor = SYSTEM): Promise<void> {
    await this.change(code, async ({ manager, schedule, state, world }) => {
      if (state.paused === null) return;
      const { cron } = schedule;
      const nextAt = cron === null ? null : (cronTimes(cron, world.now, 1)[0] ?? null);
      await writeState(manager, {
        ...served(schedule, state, world),
        nextAt,
        paused: null,
      });
      const object = { kind: 'schedule', code };
      await recordEvent(manager, actor, { action: 'schedule.resumed', object });
    });
  }

  /**
   * Starts it now, paused or held or not; the run also serves what waited for its start.
   * @throws DomainError `schedule_not_found`, `schedule_running` while its last run is not over,
   *   `idempotency_conflict`
   */
  async run(
    code: string,
    options: Pick<SubmitRun, 'priority' | 'maxAttempts' | 'idempotencyKey' | 'actor'> = {},
  ): Promise<{ run: RunView; created: boolean }> {
    const { id, created } = await this.change(code, async (moment) => {
      const { manager, schedule, world } = moment;
      const state = cameDue(schedule, moment.state, world);
      const slots = state.due?.slots ?? 0;
      const start = { ...options, reason: 'request', dueAt: world.now, slots } as const;
      const started = await this.starter.start(manager, schedule, start);
      if (!started.created) return started;
      refuseSecond(schedule.schedule, world);
      await writeState(manager, served(schedule, state, world));
      return started;
    });
    const run = await this.runs.get(id);
    if (created) this.runs.announce(run);
    return { run, created };
  }

  private async change<T>(code: string, work: (moment: Moment) => Promise<T>): Promise<T> {
    const schedules = await this.catalog.schedules();
    const schedule = schedules.find((candidate) => candidate.schedule === code);
    if (schedule === undefined) throw scheduleNotFound(code);
    const sources = await this.catalog.sources();
    return this.dataSource.transaction(async (manager) => {
      await lockSchedules(manager, { wait: true });
      const world = await readWorld(manager, [code], sources);
      const state = stateOf(schedule, (await readStates(manager)).get(code), world);
      return work({ manager, schedule, state, world });
    });
  }
}

function refuseSecond(code: string, { latest }: World): void {
  const last = latest.get(code);
  if (last === undefined || isFinal(last)) return;
  throw new DomainError(
    'schedule_running',
    `Run ${last.runId} of the schedule "${code}" is not over; wait for it or cancel it.`,
    { kind: 'conflict', details: { runId: last.runId } },
  );
}
