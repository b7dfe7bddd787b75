import { describe, expect, it } from '@jest/globals';

import { isSubjectId } from './is-subject-id.js';

describe('isSubjectId', () => {
  it.each(['1', '1024', '9007199254740991'])('takes %s for an id', (text) => {
    expect(isSubjectId(text)).toBe(true);
  });

  it.each(['', '0', '-1', '1.5', '01', 'M000077701', '12345678901234567'])(
    'takes %j for a key of a source system',
    (text) => {
      expect(isSubjectId(text)).toBe(false);
    },
  );
});
