import { describe, expect, it } from '@jest/globals';

import { formatsOf } from './formats.js';

const zh = formatsOf('zh');
const en = formatsOf('en');

describe('numbers', () => {
  it('groups whole numbers', () => {
    expect(zh.number(1234567)).toBe('1,234,567');
  });

  it('keeps every digit of a decimal', () => {
    expect(en.decimal('1234.50')).toBe('1,234.50');
    expect(en.decimal('9007199254740993.10')).toBe('9,007,199,254,740,993.10');
  });

  it('never rounds a few to none, nor almost all to all', () => {
    expect(en.share(1, 1_000_000)).toBe('< 0.1%');
    expect(en.share(999_999, 1_000_000)).toBe('> 99.9%');
    expect(en.share(0, 10)).toBe('0.0%');
    expect(en.share(10, 10)).toBe('100.0%');
    expect(en.share(0, 0)).toBe('—');
  });
});

describe('sizes', () => {
  it.each([
    [0, '0 byte'],
    [472_837, '473 kB'],
    [16_052_224, '16.1 MB'],
  ])('writes %s bytes as %s', (bytes, text) => {
    expect(en.bytes(bytes)).toBe(text);
  });
});

describe('dates', () => {
  it('writes a day as its language does, whatever the zone of the browser', () => {
    expect(zh.day('2026-01-01')).toBe('2026/01/01');
    expect(en.day('2026-01-01')).toBe('01 Jan 2026');
  });

  it('shows an instant by another clock with the zone of that clock, and by the reader’s without', () => {
    const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const moment = '2025-12-31T16:00:00Z';
    // Where it is tomorrow first; no reader of this test is there.
    expect(zh.instant(moment, 'Pacific/Kiritimati')).toBe('2026/01/01 06:00 GMT+14');
    expect(zh.instant(moment, own)).toBe(zh.instant(moment));
  });

  it('shows when a second matters', () => {
    expect(zh.time('2025-12-31T16:00:05Z')).toMatch(/^\d\d:\d\d:05$/);
  });

  it('marks what is absent', () => {
    expect(zh.day(null)).toBe('—');
    expect(zh.instant(undefined)).toBe('—');
  });
});

describe('durations', () => {
  it('speaks one script', () => {
    expect([zh.duration(0.04), zh.duration(3.26)]).toEqual(['40毫秒', '3.3秒']);
  });

  it.each([
    [0.04, '40ms'],
    [3.26, '3.3s'],
    [42.4, '42s'],
    [61, '1m 1s'],
    [119.7, '2m 0s'],
    [3_700, '1h 1m'],
  ])('writes %s seconds as %s', (seconds, text) => {
    expect(en.duration(seconds)).toBe(text);
  });
});
