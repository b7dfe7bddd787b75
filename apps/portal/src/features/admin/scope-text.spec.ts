import { describe, expect, it } from '@jest/globals';

import { codesOf, textOfCodes } from './scope-text.js';

describe('a reach as it is typed', () => {
  it('is codes between commas of either language', () => {
    expect(codesOf(' churn, value，lead、churn ')).toEqual(['churn', 'value', 'lead']);
  });

  it('is everything where nothing is typed', () => {
    expect(codesOf('  ')).toBeNull();
    expect(textOfCodes(null)).toBe('');
  });

  it('reads again what it wrote', () => {
    expect(codesOf(textOfCodes(['a', 'b']))).toEqual(['a', 'b']);
  });
});
