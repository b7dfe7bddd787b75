import { describe, expect, it } from '@jest/globals';
import { duckDbDialect } from './dialects/duckdb/duckdb-dialect.js';
import { Relations } from './relations.js';

function scanOf(...rows: readonly (string | undefined)[]): string | undefined {
  const relations = new Relations(duckDbDialect, new Set(['visit']));
  rows.forEach((condition) => relations.part().dataset('visit', ['day'], condition));
  return relations.scans()[0]?.sql;
}

describe('the shared scan of a dataset', () => {
  it('holds the rows that any reader asks for', () => {
    expect(scanOf('b = 1', 'a = 1')).toBe(
      'SELECT "day" FROM "dataset"."visit" WHERE (a = 1) OR (b = 1)',
    );
  });

  it('asks once for what two readers ask for alike', () => {
    expect(scanOf('a = 1', 'a = 1')).toBe('SELECT "day" FROM "dataset"."visit" WHERE (a = 1)');
  });

  it('holds all rows when one reader needs all, whichever comes first', () => {
    expect(scanOf('a = 1', undefined)).toBe('SELECT "day" FROM "dataset"."visit"');
    expect(scanOf(undefined, 'a = 1')).toBe('SELECT "day" FROM "dataset"."visit"');
  });
});
