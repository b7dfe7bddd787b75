import { describe, expect, it } from '@jest/globals';

import type { Run } from '../../api/types.js';
import { runOutcome, runRows, runSource } from './run-outcome.js';
import { runSeconds } from './run-seconds.js';

const run = (change: Partial<Run>): Run => ({
  id: 1,
  kind: 'materialize',
  state: 'succeeded',
  priority: 'normal',
  attempt: 1,
  maxAttempts: 3,
  notBefore: null,
  cancelRequestedAt: null,
  revision: 1,
  createdAt: '2026-01-01T00:00:00Z',
  startedAt: null,
  finishedAt: null,
  asOf: null,
  zone: null,
  progress: 1,
  steps: [],
  error: null,
  result: null,
  ...change,
});

describe('runOutcome', () => {
  it('reads the snapshot and its digest', () => {
    const result = { snapshotId: 7, contentDigest: 'abc' } as unknown as Run['result'];
    expect(runOutcome(run({ result }))).toEqual({ snapshotId: '7', digest: 'abc' });
  });

  it('is null for a run that publishes nothing', () => {
    expect(runOutcome(run({ result: { rows: 3 } }))).toBeNull();
    expect(runOutcome(run({}))).toBeNull();
  });
});

describe('an ingest', () => {
  it('names its source and what it put aside', () => {
    const ended = run({
      result: { source: 'crm', rowsIn: 10, rowsQuarantined: 2 },
    });
    expect(runSource(ended)).toBe('crm');
    expect(runRows(ended)).toEqual({ read: 10, quarantined: 2 });
  });

  it('has neither before it ended', () => {
    expect(runSource(run({}))).toBeNull();
    expect(runRows(run({}))).toBeNull();
  });
});

describe('runSeconds', () => {
  it('grows until the run is finished', () => {
    const startedAt = '2026-01-01T00:00:00Z';
    expect(runSeconds(run({ startedAt }), Date.parse('2026-01-01T00:00:05Z'))).toBe(5);
    expect(runSeconds(run({ startedAt, finishedAt: '2026-01-01T00:01:00Z' }), 0)).toBe(60);
    expect(runSeconds(run({}))).toBeNull();
  });
});
