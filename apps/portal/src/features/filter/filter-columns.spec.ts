import { describe, expect, it } from '@jest/globals';

import type { TagSummary } from '../../api/types.js';
import { readColumns, shownColumns, withColumns } from './filter-columns.js';
import type { FilterDraft } from './filter-draft.js';

const tags = 'abcdefghij'.split('').map((code) => ({ code, subject: 'customer' }) as TagSummary);
const draft: FilterDraft = {
  subject: 'customer',
  where: { mode: 'all', children: [{ tag: 'i', operator: 'isPresent', values: [] }] },
};
const codes = (chosen: readonly string[] | null): string =>
  shownColumns(tags, draft, chosen)
    .map(({ code }) => code)
    .join('');

describe('columns of a filter', () => {
  it('come back from the address in the order of choice', () => {
    expect(readColumns(withColumns('subject=lead', ['b', 'a']))).toEqual(['b', 'a']);
    expect(withColumns('', ['b'])).toBe('columns=b');
    expect(withColumns('subject=lead', null)).toBe('subject=lead');
    expect(readColumns('subject=lead')).toBeNull();
  });

  it('may be none, which is not the same as not chosen', () => {
    expect(readColumns(withColumns('', []))).toEqual([]);
    expect(codes([])).toBe('');
  });

  it('are the tags asked for and others beside them where nobody chose', () => {
    expect(codes(null)).toBe('iabcdef');
  });

  it('are those chosen, but for what is no tag of the subject', () => {
    expect(codes(['c', 'gone', 'a'])).toBe('ca');
  });
});
