import { readOffset, writeOffset } from './offset-cursor.js';
import type { PageQueryDto } from './page-query.dto.js';

/** One page of a list that is held in memory in a fixed order. */
export function slicePage<T>(
  all: readonly T[],
  query: PageQueryDto,
): { items: T[]; total: number; nextCursor: string | null } {
  const offset = readOffset(query);
  const items = all.slice(offset, offset + query.limit);
  return { items, total: all.length, nextCursor: writeOffset(offset, items.length, all.length) };
}
