import { describe, expect, it } from '@jest/globals';

import { matchRoute } from './match-route.js';

describe('matchRoute', () => {
  it.each([
    ['/', 'home', ''],
    ['/tags', 'tags', ''],
    ['/tags/', 'tags', ''],
    ['/tags/churn_state', 'tag', 'churn_state'],
    ['/customers/17', 'customer', '17'],
    ['/vehicles/9', 'vehicle', '9'],
    ['/leads/3', 'lead', '3'],
    ['/snapshots/current', 'snapshot', 'current'],
    ['/tags/a%2Fb', 'tag', 'a/b'],
  ])('reads %s as %s', (path, name, id) => {
    expect(matchRoute(path)).toEqual({ name, id });
  });

  it.each(['/nowhere', '/tags/a/b', '/tags/%E0%A4%A', '//tags'])('does not find %s', (path) => {
    expect(matchRoute(path).name).toBe('notFound');
  });
});
