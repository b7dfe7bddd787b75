import { describe, expect, it } from '@jest/globals';
import { maskUrls } from './mask-url.js';

describe('maskUrls', () => {
  it.each([
    ['postgres://me:secret@db:5432/app', 'postgres://me:***@db:5432/app'],
    ['redis://:secret@redis', 'redis://:***@redis'],
    ['at postgres://me:se:cr@et@db/app now', 'at postgres://me:***@db/app now'],
    ['postgres://db/app?user=me&password=secret&x=1', 'postgres://db/app?user=me&password=***&x=1'],
    ['{"a":"postgres://a:secret@b","c":"@"}', '{"a":"postgres://a:***@b","c":"@"}'],
    ['two: redis://a:secret@b, redis://c:secret@d', 'two: redis://a:***@b, redis://c:***@d'],
  ])('hides the password of %s', (text, masked) => {
    expect(maskUrls(text)).toBe(masked);
  });

  it.each(['http://localhost:3000/@vite/client', 'mail me@here.example', 'postgres://me@db/app'])(
    'leaves %s as it is',
    (text) => {
      expect(maskUrls(text)).toBe(text);
    },
  );
});
