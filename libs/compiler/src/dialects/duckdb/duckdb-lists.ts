import type { ListSql } from '../dialect.js';

/** Lists count from 1; `//` is a whole division. */
export const duckDbLists: ListSql = {
  sorted: (value, filter) => `list_sort(list(${value}) FILTER (WHERE ${filter}))`,
  ascending: (list) => `list_sort(${list})`,
  size: (list) => `len(${list})`,
  middle: (list, which) =>
    which === 'lower' ? `${list}[(len(${list}) + 1) // 2]` : `${list}[len(${list}) // 2 + 1]`,
  last: (list) => `${list}[-1]`,
  greatest: (list) => `list_max(${list})`,
  sum: (list) => `list_sum(${list})`,
  // Leaving out the zeros takes half the time that a list of distinct days takes.
  dayGaps: (list) =>
    `list_filter(list_transform(range(1, len(${list})), lambda i: ${list}[i + 1] - ${list}[i]), lambda gap: gap > 0)`,
};
