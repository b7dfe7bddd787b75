import { describe, expect, it } from '@jest/globals';
import { compareVersions, nextVersion } from './next-version.js';

describe('nextVersion', () => {
  it.each([
    ['major', '2.0.0'],
    ['minor', '1.5.0'],
    ['patch', '1.4.10'],
  ] as const)('follows 1.4.9 after a %s change with %s', (change, version) => {
    expect(nextVersion('1.4.9', change)).toBe(version);
  });
});

describe('compareVersions', () => {
  it('compares by number, not by text', () => {
    expect(['1.10.0', '2.0.0', '1.9.0', '1.9.12'].sort(compareVersions)).toEqual([
      '1.9.0',
      '1.9.12',
      '1.10.0',
      '2.0.0',
    ]);
  });
});
