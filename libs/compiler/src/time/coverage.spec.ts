import { describe, expect, it } from '@jest/globals';
import { readRunTime, type Window } from '@tagwright/rules';
import { coveredFrom, whyNotCovered } from './coverage.js';

const run = readRunTime('2026-01-01T00:00:00+08:00', 'Asia/Shanghai');
const year: Window = { kind: 'last', length: { unit: 'months', count: 12 } };
const supplied = (from: string, to: string) => ({
  dataset: 'visit',
  version: 1,
  contentHash: 'h',
  period: { from, to },
});
const why = (from: string, to: string, window: Window = year) =>
  whyNotCovered('visit', supplied(from, to), window, 'date', run);

describe('whyNotCovered', () => {
  it('is satisfied by a period that just contains the window', () => {
    expect(why('2025-01-01', '2026-01-01')).toBeUndefined();
  });

  it('misses a period that starts a day late', () => {
    expect(why('2025-01-02', '2026-01-01')).toEqual({
      zh: '数据集 visit 覆盖 2025-01-02 至 2026-01-01，需要 2025-01-01 至 2026-01-01',
      en: 'dataset visit covers 2025-01-02 to 2026-01-01, not 2025-01-01 to 2026-01-01',
    });
  });

  it('misses a period that ends a day early', () => {
    expect(why('2024-01-01', '2025-12-31')).toBeDefined();
  });

  it('needs no period for `ever`, only the dataset', () => {
    expect(why('2025-12-01', '2025-12-02', { kind: 'ever' })).toBeUndefined();
    expect(whyNotCovered('visit', undefined, { kind: 'ever' }, 'date', run)?.en).toBe(
      'dataset visit is not supplied',
    );
  });

  it('needs for a window ahead what was known on the run’s day', () => {
    const next: Window = { kind: 'next', length: { unit: 'days', count: 30 } };
    expect(why('2025-12-01', '2026-01-01', next)).toBeUndefined();
    expect(why('2025-12-01', '2025-12-31', next)?.en).toBe(
      'dataset visit covers 2025-12-01 to 2025-12-31, not up to 2026-01-01',
    );
  });

  it('knows nothing of a dataset without a period', () => {
    const without = { ...supplied('', ''), period: null };
    expect(whyNotCovered('visit', without, year, 'date', run)?.en).toBe(
      'dataset visit does not say which period it covers',
    );
  });

  it('needs for a window since a fact the run’s day; its start is asked per subject', () => {
    const since: Window = { kind: 'since', fact: 'delivered' };
    expect(why('2025-12-01', '2026-01-01', since)).toBeUndefined();
    expect(why('2025-12-01', '2025-12-31', since)?.en).toBe(
      'dataset visit covers 2025-12-01 to 2025-12-31, not up to 2026-01-01',
    );
  });
});

describe('coveredFrom', () => {
  it('is the first day that lies in the period as a whole', () => {
    expect(coveredFrom({ from: '2025-03-01' }, run)).toBe('2025-03-01');
    expect(coveredFrom({ from: '2025-02-28T16:00:00Z' }, run)).toBe('2025-03-01');
    expect(coveredFrom({ from: '2025-02-28T16:00:01Z' }, run)).toBe('2025-03-02');
  });
});
