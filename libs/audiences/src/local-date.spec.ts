import { describe, expect, it } from '@jest/globals';
import { localDate } from './local-date.js';

describe('localDate', () => {
  it('is the day that the clock on the wall shows', () => {
    const instant = new Date('2025-12-31T16:00:00Z');
    expect(localDate(instant, 'Asia/Shanghai')).toBe('2026-01-01');
    expect(localDate(instant, 'UTC')).toBe('2025-12-31');
  });
});
