import { describe, expect, it } from '@jest/globals';
import { cameDue, served, SETTLE_MILLISECONDS } from './came-due.js';
import type { ScheduleState } from './schedule-state.js';
import type { World } from './world.js';

const TASK = { kind: 'materialize', staleAfterSeconds: null } as const;
const CRON = { expression: '30 2 * * *', zone: 'America/New_York' };
const NEW_YORK = { task: TASK, cron: CRON, onArrival: [] };
const ON_LEADS = { task: TASK, cron: null, onArrival: ['lead'] };
const OLD = { id: 1, dataset: 'customer', createdAt: new Date('2020-01-01') };

function state(nextAt: string | null, changes: Partial<ScheduleState> = {}): ScheduleState {
  return {
    ...{ code: 's', timingHash: '', watermark: 10, due: null, paused: null },
    nextAt: nextAt === null ? null : new Date(nextAt),
    ...changes,
  };
}

function world(now: string, changes: Partial<World> = {}): World {
  return { now: new Date(now), versions: [OLD], fed: new Set(), latest: new Map(), ...changes };
}

describe('cameDue', () => {
  it('leaves alone what is not due yet', () => {
    const before = state('2026-03-07T07:30:00Z');
    expect(cameDue(NEW_YORK, before, world('2026-03-07T07:29:59.999Z'))).toBe(before);
  });

  it('is due at the very instant', () => {
    const { due, nextAt } = cameDue(
      NEW_YORK,
      state('2026-03-07T07:30:00Z'),
      world('2026-03-07T07:30:00Z'),
    );
    const since = new Date('2026-03-07T07:30:00Z');
    expect(due).toEqual({ since, reason: 'cron', slots: 1, held: null });
    // The next night has no 02:30: the first minute after the gap.
    expect(nextAt?.toISOString()).toBe('2026-03-08T07:00:00.000Z');
  });

  it('brings nights of downtime, the change of the clock among them, to one start', () => {
    const { due, nextAt } = cameDue(
      NEW_YORK,
      state('2026-03-06T07:30:00Z'),
      world('2026-03-10T12:00:00Z'),
    );
    // 6, 7 March at 02:30 EST; 8 March at 03:00 EDT; 9, 10 March at 02:30 EDT.
    expect(due).toMatchObject({ slots: 5, since: new Date('2026-03-06T07:30:00Z') });
    expect(nextAt?.toISOString()).toBe('2026-03-11T06:30:00.000Z');
  });

  it('adds what comes due to a start that waits already, and keeps since when', () => {
    const waiting = { since: new Date('2026-03-01'), slots: 2, held: null };
    const before = state('2026-03-07T07:30:00Z', { due: { ...waiting, reason: 'arrival' } });
    const { due } = cameDue(NEW_YORK, before, world('2026-03-07T08:00:00Z'));
    expect(due).toEqual({ ...waiting, reason: 'arrival', slots: 3 });
  });

  it('knows an arrival by its number, and waits until it has settled', () => {
    const version = { id: 11, dataset: 'lead', createdAt: new Date('2026-01-01T00:00:00Z') };
    const at = (milliseconds: number): World =>
      world(new Date(version.createdAt.getTime() + milliseconds).toISOString(), {
        versions: [version, { ...version, id: 10, dataset: 'customer' }],
      });
    expect(cameDue(ON_LEADS, state(null), at(SETTLE_MILLISECONDS - 1)).due).toBeNull();
    const due = cameDue(ON_LEADS, state(null), at(SETTLE_MILLISECONDS));
    expect(due.due).toMatchObject({ reason: 'arrival', since: version.createdAt });
    const after = served(ON_LEADS, due, at(SETTLE_MILLISECONDS));
    expect(after).toMatchObject({ watermark: 11, due: null });
    expect(cameDue(ON_LEADS, after, at(SETTLE_MILLISECONDS)).due).toBeNull();
  });

  it('lets the times to compute pass by while nothing has been ingested, not those to ingest', () => {
    const empty = world('2026-03-06T08:00:00Z', { versions: [] });
    const before = state('2026-03-06T07:30:00Z');
    const { due, nextAt } = cameDue(NEW_YORK, before, empty);
    expect([due, nextAt?.toISOString()]).toEqual([null, '2026-03-07T07:30:00.000Z']);
    const task = { kind: 'ingest', source: 'crm', directory: '/srv' } as const;
    expect(cameDue({ ...NEW_YORK, task }, before, empty).due).toMatchObject({ slots: 1 });
  });

  it('does nothing while the schedule is paused', () => {
    const before = state('2026-03-01T07:30:00Z', { paused: { since: new Date(), reason: null } });
    expect(cameDue(NEW_YORK, before, world('2026-03-10T12:00:00Z'))).toBe(before);
  });
});
