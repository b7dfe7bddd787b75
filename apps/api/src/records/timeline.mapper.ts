import { BadRequestException } from '@nestjs/common';
import type { TagHistory, Timeline, TimelineKey } from '@tagwright/audiences';
import { jsonValue } from '../shared/json-value.js';
import { valueTypeDto } from '../shared/value-type.dto.js';
import { recordDto } from './record.mapper.js';
import type { TagHistoryDto } from './tag-history.dto.js';
import type { TimelineDto } from './timeline.dto.js';

export function timelineDto({ items, next, counts, ...origin }: Timeline): TimelineDto {
  return {
    ...origin,
    items: items.map(({ record, ...event }) => ({ ...event, record: recordDto(record) })),
    counts: [...counts],
    nextCursor: next === null ? null : writeKey(next),
  };
}

export function tagHistoryDto({ items, before, compared }: TagHistory): TagHistoryDto {
  return {
    items: items.map(({ moves, ...each }) => ({
      ...each,
      moves: moves.map(({ from, to, type, ...move }) => ({
        ...move,
        from: jsonValue(from, type),
        to: jsonValue(to, type),
        type: valueTypeDto(type),
      })),
    })),
    nextCursor: before === null ? null : String(before),
    compared,
  };
}

const AT = /^\d{4,6}-\d\d-\d\d(T\d\d:\d\d:\d\d\.\d{3})?$/;

function writeKey({ at, kind, source, sequence }: TimelineKey): string {
  return Buffer.from(JSON.stringify([at, kind, source, sequence])).toString('base64url');
}

/** @throws BadRequestException for a text that no page has returned */
export function readKey(cursor: string | undefined): TimelineKey | undefined {
  if (cursor === undefined) return undefined;
  const parts = parsed(cursor);
  if (Array.isArray(parts) && parts.every((part) => typeof part === 'string')) {
    const [at = '', kind = '', source = '', sequence = ''] = parts;
    const readable = parts.length === 4 && AT.test(at) && /^\d{1,18}$/.test(sequence);
    if (readable && !parts.some((part) => part.includes('\0'))) {
      return { at, kind, source, sequence };
    }
  }
  throw new BadRequestException({
    code: 'cursor_unreadable',
    message: 'cursor must be one that a list has returned',
  });
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}
