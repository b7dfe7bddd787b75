import { BadRequestException } from '@nestjs/common';

/**
 * The id that a page ended with, for lists that run from new to old.
 * @throws BadRequestException for a text that no list has returned
 */
export function readCursorId(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  if (!/^[1-9]\d{0,9}$/.test(cursor) || Number(cursor) > 2_147_483_647) {
    throw new BadRequestException({
      code: 'cursor_unreadable',
      message: 'cursor must be one that a list has returned',
    });
  }
  return Number(cursor);
}

/** The cursor of the next page; null where a page was not filled. */
export function writeCursorId(items: readonly { id: number }[], limit: number): string | null {
  const last = items.at(-1);
  return last === undefined || items.length < limit ? null : String(last.id);
}
