import { In, Not, type EntityManager } from 'typeorm';
import { ScheduleStateEntity } from './schedule-state.entity.js';
import type { ScheduleState } from './schedule-state.js';

/** How far each schedule was left, by code. */
export async function readStates(manager: EntityManager): Promise<Map<string, ScheduleState>> {
  const rows = await manager.find(ScheduleStateEntity);
  return new Map(rows.map((row) => [row.code, toState(row)]));
}

export async function writeState(manager: EntityManager, state: ScheduleState): Promise<void> {
  await manager.upsert(ScheduleStateEntity, toRow(state), ['code']);
}

/** Forgets schedules that the catalog no longer has. */
export async function forgetOthers(
  manager: EntityManager,
  codes: readonly string[],
): Promise<void> {
  await manager.delete(ScheduleStateEntity, { code: Not(In([...codes])) });
}

function toState(row: ScheduleStateEntity): ScheduleState {
  const { code, timingHash, nextAt, watermark, dueAt, dueReason, slots, held } = row;
  const isDue = dueAt !== null && dueReason !== null;
  return {
    ...{ code, timingHash, nextAt, watermark },
    due: isDue ? { since: dueAt, reason: dueReason, slots, held } : null,
    paused: row.pausedAt === null ? null : { since: row.pausedAt, reason: row.pauseReason },
  };
}

function toRow({ due, paused, ...state }: ScheduleState): ScheduleStateEntity {
  return {
    ...state,
    dueAt: due?.since ?? null,
    dueReason: due?.reason ?? null,
    slots: due?.slots ?? 0,
    held: due?.held ?? null,
    pausedAt: paused?.since ?? null,
    pauseReason: paused?.reason ?? null,
  };
}
