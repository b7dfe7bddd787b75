import { describe, expect, it } from '@jest/globals';

import { type Operand, searchOperands } from './editor-catalog.js';

const operand = (code: string, zh: string, en: string, words = ''): Operand => ({
  kind: 'fact',
  code,
  name: { zh, en },
  type: { kind: 'integer' },
  unit: '',
  subject: 'customer',
  group: '',
  words: { zh: words, en: words },
});
const all = [
  operand('days_since', '距今天数', 'Days since a visit'),
  operand('visits_24m', '到店次数', 'Visits in 24 months'),
  operand('complaints', '投诉数', 'Complaints', 'counted at visits'),
];
const found = (text: string): string[] => searchOperands(all, text).map(({ code }) => code);

describe('the search for facts and tags', () => {
  it('finds by code, by both names and by meaning, what begins so first', () => {
    expect(found('visits')).toEqual(['visits_24m', 'complaints']);
    expect(found('visit')).toEqual(['visits_24m', 'days_since', 'complaints']);
    expect(found('投诉')).toEqual(['complaints']);
    expect(found('24 visits')).toEqual(['visits_24m']);
    expect(found('')).toHaveLength(3);
  });
});
