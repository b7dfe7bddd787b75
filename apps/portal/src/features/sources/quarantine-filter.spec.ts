import { describe, expect, it } from '@jest/globals';

import {
  EVERYTHING,
  countOf,
  countsBy,
  filterOf,
  isNarrowed,
  matching,
  readQuarantineFilter,
  writeQuarantineFilter,
} from './quarantine-filter.js';

const line = (source: string, reason: string, count: number, column: string | null = 'A') => ({
  source,
  dataset: 'lead',
  column,
  reason,
  scope: 'row' as const,
  count,
});

const summary = [
  line('crm', 'not_a_date', 3),
  line('crm', 'unknown_key', 5, null),
  line('dms', 'not_a_date', 4),
];

describe('what was set aside', () => {
  it('adds up by reason over sources', () => {
    expect(countsBy(summary, 'reason')).toEqual([
      ['not_a_date', 7],
      ['unknown_key', 5],
    ]);
  });

  it('is narrowed by every key at once', () => {
    const filter = { ...EVERYTHING, source: 'crm', reason: 'not_a_date' };
    expect(countOf(matching(summary, filter))).toBe(3);
    expect(isNarrowed(EVERYTHING)).toBe(false);
  });

  it('a line leads to its own rows', () => {
    const [first = line('', '', 0)] = summary;
    expect(matching(summary, filterOf(first))).toEqual([first]);
  });

  it('an address says again what it was written from', () => {
    const filter = { ...EVERYTHING, column: 'OPEN DATE&x', dataset: 'lead' };
    expect(readQuarantineFilter(writeQuarantineFilter(filter))).toEqual(filter);
  });
});
