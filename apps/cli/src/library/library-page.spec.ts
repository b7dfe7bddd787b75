import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadCatalogFiles } from '@tagwright/catalog';
import { parseDefinitions, type CatalogView, type DefinitionSet } from '@tagwright/rules';
import { readOutline } from './library-outline.js';
import { libraryPage } from './library-page.js';

const GOVERNANCE = new URL('../../../../governance', import.meta.url).pathname;
const TIER = `
tag: tier
name: { zh: 等级, en: Tier }
category: value
subject: customer
kind: rule
type: code
list: value_tier
owner: customer_management
purpose: { zh: 分级。, en: Ranks. }
legalBasis: legitimate_interest
meaning: { zh: 按次数。, en: By visits | orders. }
parameters:
  diamond_from: { name: { zh: 钻石起点, en: diamond from }, unit: visits, default: 4 }
cases:
  - { when: { fact: visits, operator: greaterThanInclusive, value: { parameter: diamond_from } }, value: D }
else: S
examples:
  - { given: { visits: 4 }, expect: D }
  - { given: { visits: 3 }, expect: S }
  - { given: { visits: 2 }, expect: S }
  - { given: {}, expect: missing }
---
fact: visits
name: { zh: 次数, en: Visits }
meaning: { zh: 次数。, en: Visits. }
group: basic
subject: customer
type: integer
owner: after_sales
pii: none
measure: { count: {}, from: service_order }
`;
const OUTLINE = (tags: string) => `sections:
  - number: '4.4'
    title: { en: Value, zh: 价值 }
    points:
      - { says: Tiers., tags: [${tags}] }
      - { says: Curves., tags: [], gap: No dataset has them. }
`;

describe('the outline of the library', () => {
  const shipped = new Set(['tier']);

  it('is refused when it names a tag that is not shipped or leaves one out', () => {
    expect(() => readOutline(OUTLINE('teir'), shipped)).toThrow(
      'docs/tags-outline.yaml: teir is not shipped; tier stands nowhere.',
    );
  });

  it('is refused when a point has neither a tag nor a word on what is not shown', () => {
    const silent = OUTLINE('tier').replace(', gap: No dataset has them.', '');
    expect(() => readOutline(silent, shipped)).toThrow('"Curves." has neither tag nor gap');
  });
});

describe('the page of the library', () => {
  let catalog: CatalogView;
  let set: DefinitionSet;
  let page: string;

  beforeAll(async () => {
    ({ catalog } = await loadCatalogFiles(GOVERNANCE));
    ({ set } = parseDefinitions([{ file: 'tier.yaml', text: TIER }], catalog));
    page = libraryPage(readOutline(OUTLINE('tier'), new Set(set.tags.keys())), set, catalog);
  });

  it('says which tags cover what is asked for, and what no dataset shows', () => {
    expect(page).toContain('## 4.4 Value (价值)');
    expect(page).toContain('| Tiers. | Tier |  |');
    expect(page).toContain('| Curves. | – | No dataset has them. |');
  });

  it('shows a tag in both languages with its owner, thresholds and an example without a value', () => {
    const row = page.split('\n').find((line) => line.startsWith('| **Tier** 等级'));
    expect(row).toContain('`tier`, of the customer | customer_management');
    expect(row).toContain('By visits \\| orders.<br>按次数。');
    expect(row).toContain('diamond from: 4 visits');
    expect(row).toContain(
      'Visits: 4 → D diamond<br>Visits: 3 → S silver<br>nothing known → missing',
    );
  });
});
