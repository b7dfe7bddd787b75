import { describe, expect, it } from '@jest/globals';

import { churnDegree, wantedChurn } from './wanted-value.js';

describe('the churn warning', () => {
  it.each([
    ['normal', 'raised', 0],
    ['raised', 'normal', 1],
    ['very_serious', 'normal', 3],
    ['unheard', '', null],
    [null, '', null],
  ])('of %s is asked about "%s"', (value, wanted, degree) => {
    expect(wantedChurn(value)).toBe(wanted);
    expect(churnDegree(value)).toBe(degree);
  });
});
