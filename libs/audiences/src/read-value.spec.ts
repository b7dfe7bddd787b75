import { describe, expect, it } from '@jest/globals';
import { readValue } from './read-value.js';

describe('readValue', () => {
  it('turns decimals into scaled integers without a detour over floating point', () => {
    expect(readValue('12.30', { kind: 'decimal', scale: 2 })).toBe(1230);
    expect(readValue('-0.05', { kind: 'decimal', scale: 2 })).toBe(-5);
    expect(readValue('7', { kind: 'decimal', scale: 0 })).toBe(7);
    expect(readValue('0.00', { kind: 'decimal', scale: 2 })).toBe(0);
  });

  it('keeps missing values missing and known empty lists known', () => {
    expect(readValue(null, { kind: 'integer' })).toBeNull();
    expect(readValue(undefined, { kind: 'text' })).toBeNull();
    expect(readValue([], { kind: 'codes', list: 'channel' })).toEqual([]);
  });

  it('refuses a file that holds something else than its manifest says', () => {
    expect(() => readValue({ a: 1 }, { kind: 'integer' })).toThrow('integer was expected');
    expect(() => readValue(0.5, { kind: 'integer' })).toThrow('integer was expected');
  });
});
