import { describe, expect, it } from '@jest/globals';

import type { TagSummary } from '../../api/types.js';
import { facet, readTagSearch, searchTags, writeTagSearch } from './tag-search.js';

const tag = (
  code: string,
  zh: string,
  category: string,
  subject: TagSummary['subject'],
): TagSummary => ({
  code,
  name: { zh, en: code.replaceAll('_', ' ') },
  category,
  subject,
  kind: 'rule',
  type: { kind: 'code' },
  version: '1.0.0',
  state: 'active',
  owner: 'after_sales',
  meaning: { zh: '', en: '' },
  words: { zh: '', en: '' },
});

const tags = [
  tag('churn_state', '流失状态', 'churn', 'customer'),
  tag('churn_warning', '流失预警', 'churn', 'customer'),
  tag('vehicle_stage', '车辆阶段', 'life_cycle', 'vehicle'),
];
const none = { text: '', category: '', subject: '' };
const found = (search: Partial<typeof none>): string[] =>
  searchTags(tags, { ...none, ...search }).map(({ code }) => code);

describe('searchTags', () => {
  it('finds by either language, whatever language the page shows', () => {
    expect(found({ text: '预警' })).toEqual(['churn_warning']);
    expect(found({ text: 'Churn STATE' })).toEqual(['churn_state']);
  });

  it('narrows by category and subject together', () => {
    expect(found({ category: 'churn', subject: 'vehicle' })).toEqual([]);
    expect(found({ subject: 'vehicle' })).toEqual(['vehicle_stage']);
  });

  it('keeps everything when nothing is asked', () => {
    expect(found({})).toHaveLength(3);
  });
});

describe('the tag list in the address', () => {
  it('comes back as it was written', () => {
    const search = { text: '流失 & 预警', category: 'churn', subject: 'customer' };
    expect(readTagSearch(writeTagSearch(search))).toEqual(search);
  });

  it('is empty when nothing is narrowed', () => {
    expect(writeTagSearch(none)).toBe('');
  });
});

describe('facet', () => {
  it('counts the tags of each category', () => {
    expect([...facet(tags, 'category')]).toEqual([
      ['churn', 2],
      ['life_cycle', 1],
    ]);
  });
});
