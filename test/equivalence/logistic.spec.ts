import { LOGISTIC_LIMITS, logistic } from '@tagwright/rules';
import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { duckDbDialect } from '../../libs/compiler/src/dialects/duckdb/duckdb-dialect.js';
import { logisticSteps } from './support/exact-logistic.js';
import { openDuckDb } from './support/run-plan.js';

/**
 * What doubles may be off by, at most, in 10^4 ÷ (1 + e^−x) + ½: the quotient x, its exponential (a
 * unit in the last place), the sum, the division and the last sum add up to less than 6e-12.
 */
const DOUBLE_ERROR = 1e-11;

const SCALES = Array.from({ length: LOGISTIC_LIMITS.weightScale + 1 }, (_, weightScale) =>
  Array.from({ length: LOGISTIC_LIMITS.scale }, (_, scale) => [weightScale, scale + 1] as const),
).flat();

let db: DuckDBConnection;
beforeAll(async () => {
  db = await openDuckDb();
});

describe('probabilities', () => {
  it.each(SCALES)(
    'are exact in SQL and in the rules: weights of %i decimals, a score of %i',
    async (weightScale, scale) => {
      const steps = logisticSteps(weightScale, scale);
      expect(Math.min(...steps.map(({ margin }) => margin))).toBeGreaterThan(DOUBLE_ERROR);
      const sums = [...new Set(steps.flatMap(({ first }) => [first - 1n, first]))].map(Number);
      const firsts = steps.map(({ first }) => Number(first));
      // Steps rise, so the value of a sum is the number of steps that it has reached.
      let reached = 0;
      const expected = sums
        .toSorted((a, b) => a - b)
        .map((sum) => {
          while ((firsts[reached] ?? Infinity) <= sum) reached += 1;
          return [sum, reached] as const;
        });
      expect(expected.map(([sum]) => [sum, logistic(sum, weightScale, scale)])).toEqual(expected);
      const rows = expected.map(([sum]) => `(${sum}::BIGINT)`).join(', ');
      const sql = duckDbDialect.logistic('x', weightScale, scale);
      const found = await db.runAndReadAll(
        `SELECT x::DOUBLE AS x, (${sql})::DOUBLE AS p FROM (VALUES ${rows}) v(x) ORDER BY x`,
      );
      expect(found.getRows()).toEqual(expected);
    },
  );

  it('end at 0 and 1 for sums of any size', async () => {
    const sums = [-Number.MAX_SAFE_INTEGER, -21, 0, 21, Number.MAX_SAFE_INTEGER];
    expect(sums.map((sum) => logistic(sum, 0, 4))).toEqual([0, 0, 5_000, 10_000, 10_000]);
    const sql = duckDbDialect.logistic('x', 0, 4);
    const rows = sums.map((sum) => `(${sum}::BIGINT)`).join(', ');
    const found = await db.runAndReadAll(
      `SELECT (${sql})::DOUBLE FROM (VALUES ${rows}, (NULL)) v(x) ORDER BY x NULLS LAST`,
    );
    expect(found.getRows().flat()).toEqual([0, 0, 5_000, 10_000, 10_000, null]);
  });
});
