import { describe, expect, it } from '@jest/globals';
import { duckDbDialect as dialect } from '../dialects/duckdb/duckdb-dialect.js';
import { commonFilter, filterSql, type RowFilter } from './row-filter.js';

const window = (from: string | undefined, to: string, at = '"day"'): RowFilter => ({
  window: { at, kind: 'date', from, to },
  conditions: [],
});
const context = { dialect };

describe('commonFilter', () => {
  it('reads the longest of several windows once, and each measure its own part of it', () => {
    const filters = [window('2025-01-01', '2026-01-01'), window('2024-01-01', '2025-06-01')];
    const common = commonFilter(filters);
    expect(filterSql(common, context)).toEqual([
      `"day" >= DATE '2024-01-01'`,
      `"day" < DATE '2026-01-01'`,
    ]);
    expect(filters.map((filter) => filterSql(filter, context, common))).toEqual([
      [`"day" >= DATE '2025-01-01'`],
      [`"day" < DATE '2025-06-01'`],
    ]);
  });

  it('reads from the beginning when one of the measures does', () => {
    const filters = [window('2025-01-01', '2026-01-01'), window(undefined, '2026-01-01')];
    expect(filterSql(commonFilter(filters), context)).toEqual([`"day" < DATE '2026-01-01'`]);
  });

  it('has no window when the measures count by different columns', () => {
    const filters = [
      window('2025-01-01', '2026-01-01', '"ordered"'),
      window('2025-01-01', '2026-01-01', '"delivered"'),
    ];
    expect(filterSql(commonFilter(filters), context)).toEqual([]);
  });

  it('has no window when one measure has none', () => {
    const filters = [window('2025-01-01', '2026-01-01'), { window: undefined, conditions: [] }];
    expect(commonFilter(filters).window).toBeUndefined();
  });

  it('takes conditions that all measures share, and leaves each its own', () => {
    const filters = [
      { window: undefined, conditions: ['a', 'b'] },
      { window: undefined, conditions: ['b', 'c'] },
    ];
    const common = commonFilter(filters);
    expect(common.conditions).toEqual(['b']);
    expect(filters.map((filter) => filterSql(filter, context, common))).toEqual([['a'], ['c']]);
  });

  it('leaves nothing to a measure that stands alone', () => {
    const only = { ...window('2025-01-01', '2026-01-01'), conditions: ['a'] };
    expect(filterSql(only, context, commonFilter([only]))).toEqual([]);
  });
});
