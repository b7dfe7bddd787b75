import { describe, expect, it } from '@jest/globals';
import { DuckDBInstance } from '@duckdb/node-api';
import { Draws } from '../random/draw.js';
import { mobileOf } from './mobile.js';

describe('mobiles', () => {
  it('are valid and no two persons share one', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const reader = await connection.runAndReadAll(
      `SELECT count(DISTINCT mobile), count(*) FILTER (regexp_full_match(mobile, '1[3-9][0-9]{9}'))
       FROM (SELECT ${mobileOf(new Draws(3), 'i')} AS mobile FROM range(100000) t(i))`,
    );
    expect(reader.getRows()[0]?.map(Number)).toEqual([100_000, 100_000]);
  });
});
