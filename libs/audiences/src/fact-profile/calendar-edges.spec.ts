import { describe, expect, it } from '@jest/globals';
import { calendarEdges, firstDayOf, monthOf } from './calendar-edges.js';

describe('calendarEdges', () => {
  it('counts by month while the months are few', () => {
    const { unit, edges } = calendarEdges('2023-11-30', '2026-12-01');
    expect({ unit, bins: edges.bins, from: firstDayOf(edges.start) }).toEqual({
      unit: 'month',
      bins: 38,
      from: '2023-11-01',
    });
  });

  it('counts by calendar year when they are many', () => {
    const { unit, edges } = calendarEdges('2023-10-31', '2026-12-01');
    expect({ unit, bins: edges.bins, from: firstDayOf(edges.start) }).toEqual({
      unit: 'year',
      bins: 4,
      from: '2023-01-01',
    });
  });

  it('counts by decade over more than a life', () => {
    expect(calendarEdges('1850-01-01', '2026-01-01')).toMatchObject({ unit: 'decade' });
  });

  it('knows the month of a first day, also before the year 0', () => {
    for (const month of [-13n, -12n, -1n, 0n, 11n, 24_311n]) {
      expect(monthOf(firstDayOf(month))).toBe(month);
    }
  });
});
