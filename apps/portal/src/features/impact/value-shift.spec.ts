import { describe, expect, it } from '@jest/globals';

import { valueShifts } from './value-shift.js';

const counted = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).map(([value, count]) => ({ value, count }));

describe('valueShifts', () => {
  it('puts both counts of a value side by side, in the order of its list, missing last', () => {
    const before = [{ value: null, count: 5 }, ...counted({ S: 60, D: 10 })];
    const after = [{ value: null, count: 5 }, ...counted({ S: 58, G: 12 })];
    expect(valueShifts({ before, after }, ['D', 'G', 'S'])).toEqual([
      { value: 'D', before: 10, after: 0 },
      { value: 'G', before: 0, after: 12 },
      { value: 'S', before: 60, after: 58 },
      { value: null, before: 5, after: 5 },
    ]);
  });

  it('shows of many values those that differ most', () => {
    const names = Array.from({ length: 40 }, (_, index) => `v${index}`);
    const before = counted(Object.fromEntries(names.map((name) => [name, 100])));
    const after = counted(Object.fromEntries(names.map((name, index) => [name, 100 + index])));
    const shifts = valueShifts({ before, after });
    expect(shifts).toHaveLength(12);
    expect(Math.min(...shifts.map((shift) => shift.after))).toBe(128);
  });
});
