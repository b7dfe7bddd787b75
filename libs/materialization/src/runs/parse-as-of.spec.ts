import { describe, expect, it } from '@jest/globals';
import { parseAsOf } from './parse-as-of.js';

const clock = { now: () => new Date('2026-06-01T00:00:00Z') };
const read = (text: string): string => parseAsOf(text, 'Asia/Shanghai', clock).toISOString();

describe('parseAsOf', () => {
  it("takes a day as its first moment in the run's zone", () => {
    expect(read('2026-01-01')).toBe('2025-12-31T16:00:00.000Z');
  });

  it('takes an instant with its offset', () => {
    expect(read('2026-01-01T08:00:00+08:00')).toBe('2026-01-01T00:00:00.000Z');
  });

  it('refuses the future', () => {
    expect(() => read('2026-06-02')).toThrow(expect.objectContaining({ code: 'as_of_in_future' }));
  });

  it.each([
    '',
    'yesterday',
    '2026-13-01',
    '2026-02-30',
    '2026-01-01T08:00:00',
    "'; DROP TABLE run",
  ])('refuses %j with an example of what it reads', (text) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({
        code: 'as_of_unreadable',
        message: expect.stringContaining('2026-01-01'),
      }),
    );
  });
});
