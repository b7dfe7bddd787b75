import { describe, expect, it } from '@jest/globals';
import type { FactDefinition } from '../ast/fact-definition.js';
import type { CatalogView } from '../catalog-view.js';
import { classifyChange } from '../versions/classify-change.js';
import { definitionHash } from '../versions/definition-hash.js';
import { factWords } from '../wording/fact-words.js';
import { parseDefinitions } from './parse-definitions.js';

const name = { zh: '到店', en: 'visit' };
const described = { name, required: false, pii: 'none', meaning: name } as const;
const visit = {
  ...{ dataset: 'visit', name, entity: false, personal: false, key: [], eventColumn: 'day' },
  columns: [
    { ...described, code: 'customer_id', type: { kind: 'id', of: 'customer' } },
    { ...described, code: 'day', type: { kind: 'date' } },
    { ...described, code: 'amount', type: { kind: 'decimal', scale: 2 } },
  ],
} as const;
const catalog: CatalogView = { datasets: new Map([['visit', visit]]), codeLists: new Map() };

const HEAD = `fact: visits
name: {zh: 次数, en: Visits}
group: basic
subject: customer
type: integer
owner: o
pii: none
`;

const read = (text: string) => parseDefinitions([{ file: 'f.yaml', text: HEAD + text }], catalog);

function factOf(text: string): FactDefinition {
  const { set, diagnostics } = read(text);
  const fact = set.facts.get('visits');
  if (fact === undefined) throw new Error(JSON.stringify(diagnostics));
  return fact;
}

const measure = (last: string, from: string, amount: string) =>
  `measure: {count: {}, from: visit, where: {column: amount, operator: greaterThan, value: ${amount}}, window: {between: {from: {months: ${from}}, to: {days: ${last}}}}}`;
const PARAMETERS = `parameters:
  start: {name: {zh: 起点, en: start}, default: 24}
  end: {default: 7}
  least: {default: 99.5}
`;
const NAMED = `${PARAMETERS}${measure('{parameter: end}', '{parameter: start}', '{parameter: least}')}`;
const sequence = (days: string) =>
  `sequence: {first: {from: visit}, then: {from: visit}, within: {days: ${days}}, result: count, window: ever}`;

describe('parameters of a fact', () => {
  it('stand for values of conditions and for numbers of lengths, and compute what these do', () => {
    expect(definitionHash(factOf(NAMED))).toBe(definitionHash(factOf(measure('7', '24', '99.5'))));
    expect(factOf(NAMED).parameters).toEqual([
      { code: 'start', name: { zh: '起点', en: 'start' }, type: { kind: 'integer' }, value: 24 },
      { code: 'end', type: { kind: 'integer' }, value: 7 },
      { code: 'least', type: { kind: 'decimal', scale: 2 }, value: 9950 },
    ]);
  });

  it('stand for the days of a sequence', () => {
    const named = factOf(`parameters: {soon: {default: 30}}\n${sequence('{parameter: soon}')}`);
    expect(definitionHash(named)).toBe(definitionHash(factOf(sequence('30'))));
    expect(factWords(named, { catalog, set: read(NAMED).set }).en).toContain(
      'within 30 days (soon)',
    );
  });

  it('are called by their names in words', () => {
    const { zh, en } = factWords(factOf(NAMED), { catalog, set: read(NAMED).set });
    expect(en).toContain('from 24 months (start) ago to 7 days (end) ago');
    expect(zh).toContain('24个月（起点）前至7天（end）前');
    expect(en).toContain('99.50 (least)');
  });

  it('change by a minor version where a length without a name is a change of meaning', () => {
    const later = factOf(NAMED.replace('default: 24', 'default: 36'));
    expect(classifyChange(factOf(NAMED), later)).toBe('minor');
    const plain = factOf(measure('7', '24', '99.5'));
    expect(classifyChange(plain, factOf(measure('7', '36', '99.5')))).toBe('major');
    const renamed = factOf(NAMED.replaceAll('least', 'lowest'));
    expect(classifyChange(factOf(NAMED), renamed)).toBe('patch');
    const sooner = (days: number) =>
      factOf(`parameters: {soon: {default: ${days}}}\n${sequence('{parameter: soon}')}`);
    expect(classifyChange(sooner(30), sooner(60))).toBe('minor');
  });

  it.each([
    [NAMED.replace('{parameter: end}', '7'), 'unused_parameter'],
    [NAMED.replace('{parameter: end}', '{parameter: ned}'), 'unknown_parameter'],
    [NAMED.replace('default: 24', 'default: 0'), 'not_a_whole_number'],
    [NAMED.replace('default: 24', 'default: x'), 'not_a_whole_number'],
    [NAMED.replace('default: 7', 'default: 4000'), 'empty_window'],
    [NAMED.replace('default: 7', 'type: date, default: 2026-01-01'), 'type_mismatch'],
  ])('are checked like what they stand for: %#', (text, code) => {
    expect(read(text).diagnostics.map((each) => each.code)).toContain(code);
    expect(read(text).set.facts.size).toBe(0);
  });
});
