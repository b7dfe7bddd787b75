import { describe, expect, it } from '@jest/globals';
import { patternProblem } from './pattern-syntax.js';
import { checkPattern, matchesPattern } from './regular-expression.js';

describe('patterns', () => {
  it.each([
    '',
    'a',
    '京[A-Z]\\d{5}',
    '(?:a|b)+c?',
    '[^\\w\\-]',
    '\\.\\\\\\n',
    '(a{10}){10}',
    'a{0,}',
    'a|',
  ])('take %j', (pattern) => {
    expect(checkPattern(pattern)).toBeUndefined();
  });

  it.each([
    ['^a', 'whole text'],
    ['a$', 'whole text'],
    ['\\bA', 'not offered'],
    ['\\p{Han}', 'not offered'],
    ['\\1', 'not offered'],
    ['(?i)a', 'other than'],
    ['(?=a)', 'other than'],
    ['(?P<n>a)', 'other than'],
    ['a*?', 'two quantifiers'],
    ['a**', 'two quantifiers'],
    ['*a', 'repeats nothing'],
    ['(a{20}){20}', 'more than 100'],
    ['a{101}', 'more than 100'],
    ['a{2,1}', 'backwards'],
    ['a{,2}', 'neither a count'],
    ['[]', 'empty class'],
    ['[z-a]', 'backwards'],
    ['[a-\\d]', 'backwards or ends in a class'],
    ['[[:alpha:]]', 'inside a class'],
    ['[a', 'too early'],
    ['(a', 'lacks a ")"'],
    ['a)', 'too many'],
    ['a]', 'needs'],
    ['a\\', 'too early'],
    ['('.repeat(20) + ')'.repeat(20), 'nests deeper'],
    ['a'.repeat(201), 'longer than 200'],
  ])('refuse %j', (pattern, problem) => {
    expect(checkPattern(pattern)).toContain(problem);
  });

  it('take in the whole text, in its own case, without a line feed for the dot', () => {
    expect(matchesPattern('a.c', 'abc')).toBe(true);
    expect(matchesPattern('b', 'abc')).toBe(false);
    expect(matchesPattern('A.C', 'abc')).toBe(false);
    expect(matchesPattern('a.c', 'a\nc')).toBe(false);
    expect(matchesPattern('a', 'a\n')).toBe(false);
    expect(matchesPattern('.', '😀')).toBe(true);
  });

  it('answer in time that grows with the text only', () => {
    const start = performance.now();
    expect(matchesPattern('(a|a|aa)*b', 'a'.repeat(20_000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('are read in time that grows with the pattern only', () => {
    expect(patternProblem('(a|'.repeat(60) + ')'.repeat(60))).toContain('nests deeper');
  });
});
