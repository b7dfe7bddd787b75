import { Injectable } from '@nestjs/common';
import { ReadCatalogService } from '@tagwright/catalog';
import { DataSource } from 'typeorm';
import { scheduleNotFound } from './schedule-not-found.js';
import { scheduleView, type ScheduleView } from './schedule-view.js';
import { readStates } from './stored-states.js';
import { readWorld } from './world.js';

/** Schedules with their next times, what waits and what ran last. */
@Injectable()
export class ListSchedulesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalog: ReadCatalogService,
  ) {}

  /** By code. */
  async list(): Promise<ScheduleView[]> {
    const schedules = await this.catalog.schedules();
    const codes = schedules.map(({ schedule }) => schedule);
    const { manager } = this.dataSource;
    const world = await readWorld(manager, codes, await this.catalog.sources());
    const states = await readStates(manager);
    return schedules.map((schedule) =>
      scheduleView(schedule, states.get(schedule.schedule), world),
    );
  }

  /** @throws DomainError `schedule_not_found` */
  async get(code: string): Promise<ScheduleView> {
    const found = (await this.list()).find(({ schedule }) => schedule.schedule === code);
    if (found === undefined) throw scheduleNotFound(code);
    return found;
  }
}
