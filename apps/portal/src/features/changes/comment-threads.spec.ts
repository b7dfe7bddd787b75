import { describe, expect, it } from '@jest/globals';

import type { ChangeComment } from '../../api/types.js';
import { threadsAt, threadsOf } from './comment-threads.js';

const comment = (id: number, answers: number | null = null, place = ''): ChangeComment => ({
  ...{ id, answers, place, text: '', person: null, account: 'ann' },
  ...{ createdAt: '', resolvedAt: null, resolvedBy: null },
});

describe('threadsOf', () => {
  it('puts an answer to an answer into the thread that it belongs to', () => {
    const threads = threadsOf([comment(3, 2), comment(1), comment(2, 1), comment(4)]);
    const ids = threads.map(({ first, answers }) => [first.id, ...answers.map(({ id }) => id)]);
    expect(ids).toEqual([[1, 2, 3], [4]]);
  });

  it('keeps an answer whose question is not there', () => {
    expect(threadsOf([comment(7, 5)]).map(({ first }) => first.id)).toEqual([7]);
  });
});

describe('threadsAt', () => {
  it('finds what is said of an object and of its parts, not of one with a longer name', () => {
    const places = ['/tag/tier', '/tag/tier/cases/0', '/tag/tier_b', ''];
    const threads = threadsOf(places.map((place, index) => comment(index + 1, null, place)));
    expect(threadsAt(threads, '/tag/tier').map(({ first }) => first.id)).toEqual([1, 2]);
  });
});
