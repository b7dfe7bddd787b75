import { BadRequestException } from '@nestjs/common';
import type { PageQueryDto } from './page-query.dto.js';

/**
 * How many items lie before a page, for lists over immutable files in a fixed order.
 * @throws BadRequestException for a text that no list has returned
 */
export function readOffset({ cursor, skip }: Pick<PageQueryDto, 'cursor' | 'skip'>): number {
  if (cursor === undefined) return skip;
  if (!/^[1-9]\d{0,11}$/.test(cursor)) {
    throw new BadRequestException({
      code: 'cursor_unreadable',
      message: 'cursor must be one that a list has returned',
    });
  }
  return Number(cursor) + skip;
}

/** The cursor of the next page; null after the last one. */
export function writeOffset(offset: number, items: number, total: number): string | null {
  const next = offset + items;
  return items > 0 && next < total ? String(next) : null;
}
