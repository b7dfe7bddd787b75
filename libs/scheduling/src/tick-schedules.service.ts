import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { ReadCatalogService, type RegisteredSchedule, type Schedule } from '@tagwright/catalog';
import { RunService } from '@tagwright/materialization';
import { topologicalOrder } from '@tagwright/rules';
import { DataSource, type EntityManager } from 'typeorm';
import { cameDue, served } from './came-due.js';
import { holdOf, type Others } from './hold-of.js';
import { lockSchedules } from './lock-schedules.js';
import type { ScheduleState } from './schedule-state.js';
import { StartScheduledRunService } from './start-scheduled-run.service.js';
import { stateOf } from './state-of.js';
import { forgetOthers, readStates, writeState } from './stored-states.js';
import { readWorld, type World } from './world.js';

/** One look at all schedules: what is due and held by nothing starts. */
@Injectable()
export class TickSchedulesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalog: ReadCatalogService,
    private readonly runs: RunService,
    private readonly starter: StartScheduledRunService,
  ) {}

  /**
   * Starts in one transaction, on the database's time. Of many that tick at once one does the work.
   * @returns the runs that were started
   */
  async tick(): Promise<number[]> {
    const started = await this.dataSource.transaction(async (manager) => {
      if (!(await lockSchedules(manager, { wait: false }))) return [];
      // Under the lock: whoever ticks with yesterday's schedules would forget today's.
      const schedules = await this.catalog.schedules();
      const sources = await this.catalog.sources();
      const codes = schedules.map(({ schedule }) => schedule);
      await forgetOthers(manager, codes);
      return this.moveAll(manager, schedules, await readWorld(manager, codes, sources));
    });
    // Only now, when others see the row.
    for (const id of started) this.runs.announce({ id, attempt: 0, priority: 'background' });
    return started;
  }

  private async moveAll(
    manager: EntityManager,
    schedules: readonly RegisteredSchedule[],
    world: World,
  ): Promise<number[]> {
    const known = await readStates(manager);
    const states = new Map<string, ScheduleState>();
    const latest = new Map<string, NewestRun>(world.latest);
    const started: number[] = [];
    for (const schedule of predecessorsFirst(schedules)) {
      const code = schedule.schedule;
      const before = stateOf(schedule, known.get(code), world);
      const moved = await this.move(manager, schedule, before, { world, states, latest });
      states.set(code, moved.state);
      if (moved.runId !== null) {
        started.push(moved.runId);
        latest.set(code, { runId: moved.runId, state: 'queued' });
      }
      if (!isDeepStrictEqual(moved.state, known.get(code))) await writeState(manager, moved.state);
    }
    return started;
  }

  /** What becomes of one schedule now, and the run that it starts. */
  private async move(
    manager: EntityManager,
    schedule: Schedule,
    before: ScheduleState,
    { world, ...others }: Others & { readonly world: World },
  ): Promise<{ state: ScheduleState; runId: number | null }> {
    const state = cameDue(schedule, before, world);
    if (state.due === null || state.paused !== null) return { state, runId: null };
    const held = holdOf(schedule, others);
    if (held !== null) return { state: { ...state, due: { ...state.due, held } }, runId: null };
    const { since, reason, slots } = state.due;
    const start = { reason, dueAt: since, slots, priority: 'background' } as const;
    const { id } = await this.starter.start(manager, schedule, start);
    return { state: served(schedule, state, world), runId: id };
  }
}

type NewestRun = Others['latest'] extends ReadonlyMap<string, infer Run> ? Run : never;

/** Whoever comes after others is looked at after them, and so sees them started. */
function predecessorsFirst<T extends Schedule>(schedules: readonly T[]): T[] {
  const byCode = new Map(schedules.map((schedule) => [schedule.schedule, schedule]));
  const order = topologicalOrder(new Map(schedules.map((each) => [each.schedule, each.after])));
  return order.flatMap((code) => byCode.get(code) ?? []);
}
