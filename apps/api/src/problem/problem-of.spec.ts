import { BadRequestException, NotFoundException } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { DomainError, type DomainErrorKind } from '@tagwright/kernel';
import { problemOf } from './problem-of.js';

describe('problemOf', () => {
  it.each<[DomainErrorKind, number]>([
    ['invalid', 422],
    ['not_found', 404],
    ['conflict', 409],
    ['refused', 403],
    ['unavailable', 503],
  ])('answers a failure of kind %s with %d, its code and its message', (kind, status) => {
    const problem = problemOf(new DomainError('some_code', 'What to do.', { kind }));
    expect(problem).toMatchObject({ status, code: 'some_code', detail: 'What to do.' });
    expect(problem.type).toBe('urn:tagwright:problem:some_code');
  });

  it('tells nothing about the inside of an internal failure but its code', () => {
    const error = new DomainError('digest_missing', 'secret path /x', { kind: 'internal' });
    expect(problemOf(error)).toMatchObject({ status: 500, code: 'digest_missing' });
    expect(JSON.stringify(problemOf(error))).not.toContain('secret');
  });

  it.each([new Error('SELECT secret'), 'secret', null, { secret: 1 }, { status: 404 }])(
    'answers what nobody foresaw (%p) with a plain 500',
    (error) => {
      expect(problemOf(error)).toMatchObject({ status: 500, code: 'internal_error' });
      expect(JSON.stringify(problemOf(error))).not.toContain('secret');
    },
  );

  it('hands on all diagnostics', () => {
    const diagnostics = [{ code: 'unknown_tag', severity: 'error', message: 'No.', path: 'where' }];
    const error = new DomainError('filter_invalid', 'No.', { details: { diagnostics } });
    expect(problemOf(error).errors).toEqual(diagnostics);
  });

  it('never shows other details of a failure', () => {
    const error = new DomainError('x', 'No.', { details: { file: '/home/secret' } });
    expect(JSON.stringify(problemOf(error))).not.toContain('secret');
  });

  it('names an unknown address and a body that is too large', () => {
    expect(problemOf(new NotFoundException('Cannot GET /x'))).toMatchObject({ code: 'not_found' });
    expect(
      problemOf({ status: 413, expose: true, type: 'entity.too.large', message: 'too large' }),
    ).toMatchObject({ status: 413, code: 'body_too_large' });
  });

  it('takes the code that a refused request carries', () => {
    const error = new BadRequestException({ code: 'id_unreadable', message: 'An id is …' });
    expect(problemOf(error)).toMatchObject({ status: 400, code: 'id_unreadable' });
  });
});
