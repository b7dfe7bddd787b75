import { describe, expect, it } from '@jest/globals';
import { readCursorId, writeCursorId } from './id-cursor.js';
import { readOffset, writeOffset } from './offset-cursor.js';
import { ParseRowIdPipe, ParseSubjectIdPipe } from './parse-row-id.pipe.js';
import { slicePage } from './slice-page.js';

const NO_CURSORS = ['', '0', '-1', '1.5', '1e3', ' 1', 'abc', '99999999999999999999'];

describe('cursors', () => {
  it('lead from page to page and end', () => {
    expect(writeCursorId([{ id: 9 }, { id: 7 }], 2)).toBe('7');
    expect(readCursorId('7')).toBe(7);
    expect(writeCursorId([{ id: 9 }], 2)).toBeNull();
    expect(writeOffset(50, 50, 120)).toBe('100');
    expect(readOffset({ cursor: '100', skip: 0 })).toBe(100);
    expect(readOffset({ cursor: '100', skip: 30 })).toBe(130);
    expect(readOffset({ skip: 30 })).toBe(30);
    expect(writeOffset(100, 20, 120)).toBeNull();
    expect(writeOffset(200, 0, 120)).toBeNull();
  });

  it.each(NO_CURSORS)('refuse "%s", which no list has returned', (text) => {
    expect(() => readCursorId(text)).toThrow('one that a list has returned');
    expect(() => readOffset({ cursor: text, skip: 0 })).toThrow('one that a list has returned');
  });

  it('page through a list in memory', () => {
    const first = slicePage(['a', 'b', 'c'], { limit: 2, skip: 0 });
    expect(first).toEqual({ items: ['a', 'b'], total: 3, nextCursor: '2' });
    expect(slicePage(['a', 'b', 'c'], { limit: 2, cursor: '2', skip: 0 })).toEqual({
      items: ['c'],
      total: 3,
      nextCursor: null,
    });
  });
});

describe('ids in paths', () => {
  it.each([...NO_CURSORS, '2147483648', '0x10', '٣', "1' OR 1=1"])('refuse "%s"', (text) => {
    expect(() => new ParseRowIdPipe().transform(text)).toThrow('whole number from 1');
  });

  it('reach as far as the ids do', () => {
    expect(new ParseRowIdPipe().transform('2147483647')).toBe(2_147_483_647);
    expect(new ParseSubjectIdPipe().transform('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => new ParseSubjectIdPipe().transform('9007199254740992')).toThrow('whole number');
  });
});
