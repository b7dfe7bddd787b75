import { resolve } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Schedule } from '@tagwright/catalog';
import { RunService, RunZone, type SubmitRun } from '@tagwright/materialization';
import type { EntityManager } from 'typeorm';
import { ScheduleSettings } from './schedule-settings.js';
import { ScheduleStartEntity, type StartReason } from './schedule-start.entity.js';

/** What a run is started for. */
export interface ScheduledStart extends Pick<
  SubmitRun,
  'priority' | 'maxAttempts' | 'idempotencyKey' | 'actor'
> {
  readonly reason: StartReason;
  readonly dueAt: Date;
  readonly slots: number;
}

/** Turns a schedule into a run, in the transaction that moves the schedule on. */
@Injectable()
export class StartScheduledRunService {
  constructor(
    private readonly runs: RunService,
    private readonly zone: RunZone,
    private readonly settings: ScheduleSettings,
  ) {}

  /** @throws DomainError `idempotency_conflict` */
  async start(
    manager: EntityManager,
    schedule: Schedule,
    { reason, dueAt, slots, ...request }: ScheduledStart,
  ): Promise<{ id: number; created: boolean }> {
    const { kind } = schedule.task;
    const params = this.paramsOf(schedule);
    const run = await this.runs.record(manager, {
      ...request,
      kind,
      params,
      zone: this.zone.name,
    });
    if (run.created) {
      const start = { runId: run.id, schedule: schedule.schedule, reason, dueAt, slots };
      await manager.insert(ScheduleStartEntity, start);
    }
    return run;
  }

  private paramsOf({ schedule, task }: Schedule): Record<string, unknown> {
    if (task.kind !== 'ingest') return { schedule };
    const { source, directory } = task;
    return { schedule, source, directory: resolve(this.settings.home, directory) };
  }
}
