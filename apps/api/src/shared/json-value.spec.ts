import { describe, expect, it } from '@jest/globals';
import { jsonValue } from './json-value.js';

describe('jsonValue', () => {
  it.each([
    [1234, 2, '12.34'],
    [5, 2, '0.05'],
    [-5, 2, '-0.05'],
    [0, 2, '0.00'],
    [-123456, 4, '-12.3456'],
    [42, 0, '42'],
  ])('writes the scaled integer %d at scale %d as "%s"', (value, scale, text) => {
    expect(jsonValue(value, { kind: 'decimal', scale })).toBe(text);
  });

  it('leaves everything else as it is', () => {
    expect(jsonValue(7, { kind: 'integer' })).toBe(7);
    expect(jsonValue(null, { kind: 'decimal', scale: 2 })).toBeNull();
    expect(jsonValue(['a'], { kind: 'codes', list: 'x' })).toEqual(['a']);
    expect(jsonValue(false, { kind: 'boolean' })).toBe(false);
  });
});
