import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { TimelineEvent } from '../../api/types.js';
import { countOf, groupByDay, headlineOf, timeOf, toggled } from './timeline-groups.js';

const event = (at: string, kind = 'lead'): TimelineEvent => ({
  kind,
  at,
  later: false,
  record: {
    dataset: kind,
    datasetVersion: 1,
    source: 'crm',
    sourceFile: 'a.csv',
    sourceRow: 1,
    cells: [],
  },
});

describe('events grouped by day', () => {
  it('stand under their local day, instants and days together', () => {
    const days = groupByDay([
      event('2025-06-02T01:30:00.250'),
      event('2025-06-02'),
      event('2025-06-01'),
    ]);
    expect(days.map(({ day, events }) => [day, events.length])).toEqual([
      ['2025-06-02', 2],
      ['2025-06-01', 1],
    ]);
  });

  it('are the same events in the same order', () => {
    const at = fc.constantFrom('2025-06-03', '2025-06-03T10:00:00.000', '2025-06-02', '2025-06-01');
    fc.assert(
      fc.property(fc.array(at), (times) => {
        const events = times.map((each) => event(each));
        expect(groupByDay(events).flatMap((day) => day.events)).toEqual(events);
      }),
    );
  });

  it('have a time of day only where the source has one', () => {
    expect(timeOf(event('2025-06-02T01:30:00.250'))).toBe('01:30');
    expect(timeOf(event('2025-06-02'))).toBeNull();
  });
});

describe('the kinds of a timeline', () => {
  it('are chosen and left out one by one', () => {
    expect(toggled(['lead'], 'complaint')).toEqual(['lead', 'complaint']);
    expect(toggled(['lead', 'complaint'], 'lead')).toEqual(['complaint']);
  });

  it('count what is chosen, and all when nothing is', () => {
    const counts = [
      { kind: 'lead', count: 2 },
      { kind: 'complaint', count: 3 },
    ];
    expect([countOf(counts, []), countOf(counts, ['lead']), countOf(counts, ['x'])]).toEqual([
      5, 2, 0,
    ]);
  });

  it('need no headline to be shown', () => {
    expect(headlineOf({ kind: 'unheard' })).toEqual([]);
    expect(headlineOf({ kind: 'complaint' })).toContain('complaint_type');
  });
});
