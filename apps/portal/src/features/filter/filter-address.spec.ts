import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readFilter, writeFilter } from './filter-address.js';
import type { DraftNode, FilterDraft } from './filter-draft.js';

const leaf: fc.Arbitrary<DraftNode> = fc.record({
  tag: fc.string({ unit: 'grapheme' }),
  operator: fc.string({ minLength: 1, unit: 'grapheme' }),
  values: fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }),
});
const { group } = fc.letrec<{ group: FilterDraft['where']; node: DraftNode }>((tie) => ({
  node: fc.oneof({ maxDepth: 3, withCrossShrink: true }, leaf, tie('group')),
  group: fc.record({
    mode: fc.constantFrom('all' as const, 'any' as const),
    children: fc.array(tie('node'), { maxLength: 3 }),
  }),
}));
const draft = fc.record({
  subject: fc.constantFrom('customer' as const, 'vehicle' as const, 'lead' as const),
  where: group,
});

describe('a filter in the address', () => {
  it('comes back as it was written, whatever its values hold', () => {
    fc.assert(
      fc.property(draft, (filter) => {
        expect(readFilter(writeFilter(filter))).toEqual(filter);
      }),
    );
  });

  it('survives programs that escape more signs than they must', () => {
    const address = writeFilter({
      subject: 'customer',
      where: { mode: 'any', children: [{ tag: 'a', operator: 'in', values: ['x', '中,~)'] }] },
    });
    const strict = address.replace(/[(),:~!]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
    expect(readFilter(strict)).toEqual(readFilter(address));
  });

  it('can be read by people', () => {
    const filter: FilterDraft = {
      subject: 'customer',
      where: {
        mode: 'all',
        children: [
          { tag: 'churn_state', operator: 'equal', values: ['B'] },
          { mode: 'any', children: [{ tag: 'value_tier', operator: 'in', values: ['D', 'G'] }] },
        ],
      },
    };
    expect(writeFilter(filter)).toBe(
      'subject=customer&where=all(churn_state:equal:B,any(value_tier:in:D~G))',
    );
  });

  it('is absent when the address holds none', () => {
    expect(readFilter('?subject=lead')).toBeNull();
  });

  it.each([
    'where=',
    'where=all(',
    'where=all(a:equal:1))',
    'where=a:equal:1',
    'where=all(a)',
    'where=all(a:b:c:d)',
    'where=all()&subject=planet',
    `where=${'all('.repeat(60)}${')'.repeat(60)}`,
    `where=all(${Array.from({ length: 600 }, () => 'a:equal:1').join(',')})`,
  ])('says so when it cannot be read: %s', (query) => {
    expect(readFilter(query)).toBe('unreadable');
  });
});
