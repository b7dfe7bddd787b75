import { describe, expect, it } from '@jest/globals';

import { findingText } from './finding-text.js';

const finding = {
  code: 'unknown_fact',
  message: 'There is no fact "visit".',
  hint: 'Did you mean "visits"?',
};

describe('findingText', () => {
  it('is what the check says in English', () => {
    expect(findingText(finding, 'en')).toEqual({
      message: finding.message,
      hint: finding.hint,
      isOriginal: true,
    });
  });

  it('is the sentence of the code in Chinese, with the names that the finding quotes', () => {
    expect(findingText(finding, 'zh')).toEqual({
      message: '没有这个因子：“visit”。',
      hint: '是不是“visits”？',
      isOriginal: false,
    });
  });

  it('lists the words that are offered, and says what mends the code where there are none', () => {
    const one = { ...finding, hint: 'One of: count, sum.' };
    expect(findingText(one, 'zh').hint).toBe('可用：count、sum。');
    const none = { code: 'missing_else', message: 'The tag has no `else`.' };
    expect(findingText(none, 'zh').hint).toMatch(/^加上 else/);
  });

  it('leaves a finding of an unknown code in the words of the check', () => {
    const { message, isOriginal } = findingText({ ...finding, code: 'of_tomorrow' }, 'zh');
    expect([message, isOriginal]).toEqual([finding.message, true]);
  });
});
