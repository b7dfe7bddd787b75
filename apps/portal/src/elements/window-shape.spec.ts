import { describe, expect, it } from '@jest/globals';

import { type ListShape, listWindow } from './window-shape.js';

const shape = (total: number, open: ListShape['open'] = null): ListShape => ({
  total,
  row: 40,
  open,
});

describe('listWindow', () => {
  it('draws all of a short list', () => {
    expect(listWindow(shape(3), 0, 400)).toEqual({
      first: 0,
      end: 3,
      seen: [0, 2],
      before: 0,
      after: 0,
    });
    expect(listWindow(shape(0), 0, 400)).toMatchObject({ first: 0, end: 0, before: 0, after: 0 });
  });

  it('draws what is seen and a few rows around it; emptiness stands for the others', () => {
    const { first, end, seen, before, after } = listWindow(shape(100_000), 40_000, 400);
    expect({ first, end, seen }).toEqual({ first: 988, end: 1_022, seen: [1_000, 1_009] });
    expect(before + (end - first) * 40 + after).toBe(4_000_000);
    expect(before).toBe(first * 40);
  });

  it.each([100_000, 1_200_000, 50_000_000])('ends with the last of %d rows', (total) => {
    const height = Math.min(total * 40, 12_000_000);
    const { end, seen, before, after } = listWindow(shape(total), height - 400, 400);
    expect({ end, last: seen[1], after }).toEqual({ end: total, last: total - 1, after: 0 });
    expect(before).toBeLessThan(height);
  });

  it.each([100_000, 1_200_000])('shows each of %d rows at some place, in order', (total) => {
    const height = Math.min(total * 40, 12_000_000);
    let last = -1;
    const gaps: number[] = [];
    for (let y = 0; y <= height - 400; y += 80) {
      const { seen } = listWindow(shape(total), y, 400);
      if (seen[0] > last + 1) gaps.push(y);
      last = seen[1];
    }
    expect(gaps).toEqual([]);
  });

  it('leaves room for what an open row shows', () => {
    const open = { index: 10, height: 300 };
    expect(listWindow(shape(1_000, open), 11 * 40 + 100, 150).seen).toEqual([10, 10]);
    expect(listWindow(shape(1_000, open), 11 * 40 + 300, 80).seen).toEqual([11, 12]);
    const { before, after, first, end } = listWindow(shape(1_000, open), 0, 400);
    expect(before + (end - first) * 40 + 300 + after).toBe(40_300);
  });

  it('is not led astray by a place that is not there any more', () => {
    expect(listWindow(shape(20), 1e9, 400)).toMatchObject({ end: 20, after: 0 });
    expect(listWindow(shape(20), -50, 400)).toMatchObject({ first: 0, before: 0 });
  });
});
