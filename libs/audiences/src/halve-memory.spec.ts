import { describe, expect, it } from '@jest/globals';
import { halveMemory } from './halve-memory.js';

describe('halveMemory', () => {
  it('keeps the unit', () => {
    expect(halveMemory('4GB')).toBe('2GB');
    expect(halveMemory('512 MiB')).toBe('256MiB');
    expect(halveMemory('1GB')).toBe('0.5GB');
  });

  it('refuses what is no amount', () => {
    expect(() => halveMemory('much')).toThrow('not an amount');
  });
});
