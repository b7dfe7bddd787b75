import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { openBytes, sealBytes } from './sealed-bytes.js';

const KEY = randomBytes(32);
const SECRET = Buffer.from('a secret of some length');

describe('a sealed secret', () => {
  it('opens with its key and at its place alone', () => {
    const sealed = sealBytes(KEY, 'webhook 1', SECRET);
    expect(openBytes(KEY, 'webhook 1', sealed)).toEqual(SECRET);
    expect(() => openBytes(KEY, 'webhook 2', sealed)).toThrow(/webhook 2/);
    expect(() => openBytes(randomBytes(32), 'webhook 1', sealed)).toThrow(/data key/);
  });

  it('is other bytes each time and holds nothing in clear', () => {
    const [one, two] = [sealBytes(KEY, 'p', SECRET), sealBytes(KEY, 'p', SECRET)];
    expect(one.equals(two)).toBe(false);
    expect(one.includes(SECRET.subarray(0, 8))).toBe(false);
  });

  it.each([0, 33, 45, -1])('does not open with byte %i changed', (place) => {
    const sealed = sealBytes(KEY, 'p', SECRET);
    const index = place < 0 ? sealed.length + place : place;
    sealed.writeUInt8(sealed.readUInt8(index) ^ 1, index);
    expect(() => openBytes(KEY, 'p', sealed)).toThrow();
  });

  it('does not open when it is cut off', () => {
    expect(() => openBytes(KEY, 'p', sealBytes(KEY, 'p', SECRET).subarray(0, 40))).toThrow();
    expect(() => openBytes(KEY, 'p', Buffer.alloc(0))).toThrow();
  });
});
