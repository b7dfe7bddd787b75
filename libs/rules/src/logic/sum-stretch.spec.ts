import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ScorecardRule } from '../ast/tag-definition.js';
import { scoreOutcome, scoreSum } from '../evaluate/rule-outcome.js';
import { sumStretch } from './sum-stretch.js';

const line = (...points: number[]): ScorecardRule['inputs'][number] => ({
  ...{ kind: 'fact', code: 'a', type: { kind: 'integer' }, otherwise: points[0] ?? 0 },
  bins: points.slice(1).map((each) => ({ when: { kind: 'all', conditions: [] }, points: each })),
});

/** One line that gives any sum from 0 to `most`. */
const card = (more: Partial<ScorecardRule>, most = 100): ScorecardRule => ({
  ...{ kind: 'scorecard', inputs: [line(0, most)], constant: 0 },
  ...more,
});

describe('sumStretch', () => {
  it('gives what the score is made of, for every sum and stretch', () => {
    const drawn = fc.record({
      logisticScale: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
      clamp: fc.option(
        fc.tuple(fc.integer({ min: -50, max: 0 }), fc.integer({ min: 0, max: 50 })),
        { nil: undefined },
      ),
      sum: fc.integer({ min: -100, max: 100 }),
      from: fc.option(fc.integer({ min: -60, max: 60 })),
      size: fc.option(fc.integer({ min: 1, max: 80 })),
    });
    fc.assert(
      fc.property(drawn, ({ logisticScale, clamp, sum, from, size }) => {
        const rule = card({
          ...{ inputs: [line(-100, 100)], weightScale: 1 },
          ...(logisticScale !== undefined && { logisticScale }),
          ...(clamp !== undefined && { clamp: { min: clamp[0], max: clamp[1] } }),
        });
        const below = size === null ? null : (from ?? 0) + size;
        const sums = sumStretch(rule, { from, below });
        const { score } = scoreOutcome(rule, scoreSum({ ...rule, inputs: [], constant: sum }, []));
        const isInside =
          Number(score) >= (from ?? -Infinity) && Number(score) < (below ?? Infinity);
        const isSaid =
          sums !== null && sum >= (sums.from ?? -Infinity) && sum < (sums.below ?? Infinity);
        expect(isSaid).toBe(isInside);
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds none that the lines cannot add up to, or that bounds keep away', () => {
    expect(sumStretch(card({}), { from: 101, below: null })).toBeNull();
    expect(sumStretch(card({}), { from: null, below: 0 })).toBeNull();
    expect(sumStretch(card({ clamp: { min: 20, max: 80 } }), { from: 81, below: 90 })).toBeNull();
    expect(sumStretch(card({ clamp: { min: 20, max: 80 } }), { from: 80, below: 90 })).toEqual({
      from: 80,
      below: null,
    });
  });
});
