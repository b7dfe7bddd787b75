import { describe, expect, it } from '@jest/globals';

import type { FactSummary } from '../../api/types.js';
import {
  EVERY_FACT,
  factFacet,
  readFactSearch,
  searchFacts,
  writeFactSearch,
} from './fact-search.js';

const fact = (code: string, rest: Partial<FactSummary>): FactSummary => ({
  code,
  name: { zh: `名称 ${code}`, en: `Name of ${code}` },
  group: 'lead',
  subject: 'customer',
  type: { kind: 'integer' },
  version: '1.0.0',
  words: { zh: '句子', en: 'sentence' },
  pii: 'none',
  datasets: ['lead'],
  ...rest,
});

const facts = [
  fact('visits', {}),
  fact('birthday', { type: { kind: 'date' }, pii: 'indirect', datasets: ['customer'] }),
  fact('mileage', { subject: 'vehicle', datasets: ['service_order', 'vehicle'] }),
];

const codes = (change: Partial<typeof EVERY_FACT>): string[] =>
  searchFacts(facts, { ...EVERY_FACT, ...change }).map(({ code }) => code);

describe('searchFacts', () => {
  it('finds by words in code, name and sentence', () => {
    expect(codes({ text: 'name MILE' })).toEqual(['mileage']);
    expect(codes({ text: '句子' })).toHaveLength(3);
  });

  it('narrows by every facet at once', () => {
    expect(codes({ subject: 'customer', type: 'date' })).toEqual(['birthday']);
    expect(codes({ pii: 'indirect', subject: 'vehicle' })).toEqual([]);
  });

  it('finds facts of a dataset among several', () => {
    expect(codes({ dataset: 'vehicle' })).toEqual(['mileage']);
  });
});

describe('factFacet', () => {
  it('counts a fact for each of its datasets', () => {
    expect(factFacet(facts, 'dataset')).toContainEqual(['service_order', 1]);
    expect(factFacet(facts, 'type')).toEqual([
      ['integer', 2],
      ['date', 1],
    ]);
  });
});

it('an address says again what it was written from', () => {
  const search = { ...EVERY_FACT, text: '到店 & more', pii: 'none', dataset: 'lead' };
  expect(readFactSearch(`?${writeFactSearch(search)}`)).toEqual(search);
  expect(writeFactSearch(EVERY_FACT)).toBe('');
});
