import { describe, expect, it } from '@jest/globals';
import { DuckDBInstance } from '@duckdb/node-api';
import { Draws, weightedSlots } from './draw.js';

async function numbers(sql: string): Promise<number[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const reader = await connection.runAndReadAll(sql);
  return (reader.getRows()[0] ?? []).map(Number);
}

describe('draws', () => {
  const draws = new Draws(7);

  it('are the same for the same seed, salt and index', () => {
    expect(new Draws(7).below('a', 'i', 10)).toBe(draws.below('a', 'i', 10));
  });

  it('differ by seed and by salt', () => {
    expect(new Draws(8).bits('a', 'i')).not.toBe(draws.bits('a', 'i'));
    expect(draws.bits('b', 'i')).not.toBe(draws.bits('a', 'i'));
  });

  it('of two salts are uncorrelated over the same indexes, and evenly spread', async () => {
    const [correlation = 1, mean = 0] = await numbers(
      `SELECT corr(${draws.below('a', 'i', 1000)}, ${draws.below('b', 'i', 1000)}),
        avg(${draws.below('a', 'i', 1000)}) FROM range(200000) t(i)`,
    );
    expect(Math.abs(correlation)).toBeLessThan(0.01);
    expect(Math.abs(mean - 499.5)).toBeLessThan(3);
  });

  it('hit a probability', async () => {
    const [share = 0] = await numbers(
      `SELECT avg(CASE WHEN ${draws.chance('c', 'i', 0.03)} THEN 1 ELSE 0 END) FROM range(200000) t(i)`,
    );
    expect(share).toBeGreaterThan(0.028);
    expect(share).toBeLessThan(0.032);
  });

  it('stay within both ends of between', async () => {
    const [low, high] = await numbers(
      `SELECT min(n), max(n) FROM (SELECT ${draws.between('d', 'i', 3, 9)} AS n FROM range(10000) t(i))`,
    );
    expect([low, high]).toEqual([3, 9]);
  });
});

describe('weighted slots', () => {
  it('follow the weights and leave no value out', () => {
    const slots = weightedSlots(
      [
        ['often', 999],
        ['rare', 1],
      ],
      100,
    );
    expect(slots.filter((slot) => slot === 'rare')).toHaveLength(1);
    expect(slots.filter((slot) => slot === 'often')).toHaveLength(100);
  });
});
