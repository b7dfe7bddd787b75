import { describe, expect, it } from '@jest/globals';
import { DuckDBInstance } from '@duckdb/node-api';
import { withIdCheckDigit } from './id-document.js';

describe('the check digit of an identity number', () => {
  it.each([
    ['11010519491231002', '11010519491231002X'],
    ['44052418800101001', '440524188001010014'],
  ])('of %s makes %s, the examples of GB 11643', async (body, whole) => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const reader = await connection.runAndReadAll(
      `SELECT ${withIdCheckDigit('body')} FROM (SELECT '${body}' AS body)`,
    );
    expect(reader.getRows()).toEqual([[whole]]);
  });
});
