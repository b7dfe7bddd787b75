import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evenEdges } from './even-edges.js';

describe('evenEdges', () => {
  it('gives each value a bin of its own while there is room', () => {
    expect(evenEdges(0n, 37n)).toEqual({ start: 0n, width: 1n, bins: 38 });
  });

  it('widens to the next round width when there is none', () => {
    expect(evenEdges(0n, 38n)).toEqual({ start: 0n, width: 2n, bins: 20 });
    expect(evenEdges(0n, 100n)).toEqual({ start: 0n, width: 5n, bins: 21 });
  });

  it('begins at a multiple of its width, below zero too', () => {
    expect(evenEdges(-101n, 99n)).toEqual({ start: -110n, width: 10n, bins: 21 });
  });

  it('holds both ends, never needs more than 38 bins, and wastes no bin at either end', () => {
    const value = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const { start, width, bins } = evenEdges(low, high);
        const end = start + width * BigInt(bins);
        expect(bins).toBeLessThanOrEqual(38);
        expect(start <= low && low < start + width).toBe(true);
        expect(end - width <= high && high < end).toBe(true);
      }),
    );
  });
});
