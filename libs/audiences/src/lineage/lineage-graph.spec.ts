import { describe, expect, it } from '@jest/globals';
import type { SourceMapping } from '@tagwright/ingestion';
import { parseDefinitions } from '@tagwright/rules';
import { lineageGraph } from './lineage-graph.js';

const name = { zh: '名', en: 'Name' };
const catalog = {
  datasets: new Map([
    [
      'customer',
      {
        dataset: 'customer',
        name: { zh: '客户', en: 'Customer' },
        entity: true,
        personal: false,
        key: ['customer_id'],
        columns: [
          {
            code: 'age',
            name,
            type: { kind: 'integer' },
            required: false,
            pii: 'none',
            meaning: name,
          } as const,
        ],
      },
    ],
  ]),
  codeLists: new Map(),
};
const FACT =
  '{ fact: age, name: {zh: 名, en: Age}, group: basic, subject: customer, type: integer, owner: o, pii: none, attribute: {from: customer, column: age} }';
const tag = (code: string, on: string, category: string): string =>
  `tag: ${code}
name: {zh: 名, en: N}
category: ${category}
subject: customer
owner: o
purpose: {zh: 名, en: N}
legalBasis: consent
meaning: {zh: 名, en: N}
kind: rule
type: boolean
cases: [{ when: ${on}, value: true }]
else: false`;
const MAPPING = {
  source: 'crm',
  name: { zh: '客户系统', en: 'CRM' },
  files: { members: { format: 'csv', path: 'members.csv' } },
  targets: [
    {
      dataset: 'customer',
      from: 'members',
      columns: {
        age: { kind: 'value', column: 'AGE' },
        gender: { kind: 'value', column: 'SEX' },
      },
    },
  ],
} as unknown as SourceMapping;

function graphOf(code: string, tags: readonly string[], reaches = (): boolean => true) {
  const text = [FACT, ...tags].join('\n---\n');
  const { set, diagnostics } = parseDefinitions([{ file: 'f.yaml', text }], catalog);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return lineageGraph(code, { set, catalog, mappings: [MAPPING], reaches });
}

const ADULT = tag('adult', '{fact: age, operator: greaterThan, value: 17}', 'lead');
const follower = (n: number): string =>
  tag(`follower_${n}`, '{tag: adult, operator: equal, value: true}', 'lead');

describe('how a tag is made', () => {
  it('leads from the column of a source over dataset and fact to the tag and its readers', () => {
    const { nodes, edges, leftOut } = graphOf('adult', [ADULT, follower(1)]);
    expect(nodes.map(({ id, place }) => [id, place?.en ?? null])).toEqual([
      ['tag:adult', null],
      ['fact:age', null],
      ['column:customer.age', 'Customer'],
      ['source:crm/members/AGE', 'CRM · members.csv'],
      ['tag:follower_1', null],
    ]);
    expect(edges).toEqual([
      { from: 'fact:age', to: 'tag:adult', kind: 'INDIRECT' },
      { from: 'column:customer.age', to: 'fact:age', kind: 'DIRECT' },
      { from: 'source:crm/members/AGE', to: 'column:customer.age', kind: 'DIRECT' },
      { from: 'tag:adult', to: 'tag:follower_1', kind: 'INDIRECT' },
    ]);
    expect(leftOut).toBe(0);
  });

  it('counts what is too much to be read, and has no edge to it', () => {
    const { nodes, edges, leftOut } = graphOf('adult', [
      ADULT,
      ...Array.from({ length: 170 }, (_, n) => follower(n)),
    ]);
    expect([nodes.length, leftOut]).toEqual([160, 14]);
    const ids = new Set(nodes.map(({ id }) => id));
    expect(edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
  });

  it('leaves out what the account does not reach', () => {
    const { nodes, edges } = graphOf('adult', [ADULT], () => false);
    expect([nodes, edges]).toEqual([[], []]);
  });
});
