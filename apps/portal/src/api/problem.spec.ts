import { describe, expect, it } from '@jest/globals';

import { asProblem, problemFrom } from './problem.js';

describe('problemFrom', () => {
  it('keeps the code, the detail and every diagnostic', () => {
    const errors = [{ code: 'unknown_tag', message: 'no tag x', path: 'where.all[0].tag' }];
    const problem = problemFrom(422, {
      code: 'invalid',
      title: 'Invalid',
      detail: 'Wrong.',
      errors,
    });
    expect(problem).toMatchObject({ kind: 'invalid', code: 'invalid', detail: 'Wrong.', errors });
  });

  it('still tells the status when a proxy answered with a page of its own', () => {
    expect(problemFrom(502, null)).toMatchObject({ kind: 'server', code: 'http_502' });
    expect(problemFrom(404, 'text')).toMatchObject({ kind: 'notFound' });
  });
});

describe('asProblem', () => {
  it('takes anything unforeseen as a service that cannot be reached', () => {
    expect(asProblem(new TypeError('Failed to fetch')).kind).toBe('network');
  });
});
