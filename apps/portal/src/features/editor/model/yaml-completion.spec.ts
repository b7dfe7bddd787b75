import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { CodeList } from '../../../api/types.js';
import type { Operand } from './editor-catalog.js';
import { yamlCompletions } from './yaml-completion.js';
import { yamlPlace } from './yaml-place.js';

const GOVERNANCE = join(
  import.meta.dirname,
  '../../../../../../governance/schemas/tag.schema.json',
);
const schema: unknown = JSON.parse(readFileSync(GOVERNANCE, 'utf8'));
const words = { zh: '甲', en: 'A' };
const operand = (kind: 'fact' | 'tag', code: string, list = ''): [string, Operand] => [
  code,
  {
    kind,
    code,
    name: words,
    type: { kind: 'code', list },
    unit: '',
    subject: 'customer',
    group: '',
    words,
  },
];
const list: CodeList = {
  list: 'tier',
  name: words,
  codes: [
    { code: 'D', name: words },
    { code: 'G', name: words },
  ],
};
const complete = yamlCompletions({
  schema,
  catalog: new Map([operand('tag', 'value_tier', 'tier'), operand('fact', 'visits')]),
  lists: new Map([['tier', list]]),
  say: ({ en }) => en,
});
const HEAD =
  'tag: x\nsubject: customer\nkind: rule\nlist: tier\nparameters:\n  from: { default: 1 }\n';
const labels = (text: string): string[] =>
  (complete(text, text.length, true)?.options ?? []).map(({ label }) => label);

describe('the place of the cursor', () => {
  it.each([
    [
      'cases:\n  - when:\n      all:\n        - { fact: a, operator: eq',
      ['cases', 0, 'when', 'all', 0, 'operator'],
      'value',
      'eq',
    ],
    ['cases:\n  - when: { tag: a }\n    value: D\n  - wh', ['cases', 1], 'key', 'wh'],
    ['cases:\n  - when: { fa', ['cases', 0, 'when'], 'key', 'fa'],
    ['inputs: [{ tag: a }, { tag: ', ['inputs', 1, 'tag'], 'value', ''],
    ['a:\n  b: 1\nels', [], 'key', 'els'],
    ['cases:\n- when: {\n    fact: a,\n    oper', ['cases', 0, 'when'], 'key', 'oper'],
  ])('of %j is found', (text, path, slot, typed) => {
    expect(yamlPlace(text)).toMatchObject({ path, slot, typed });
  });
});

describe('a completion', () => {
  it('offers the keys of the kind that have a place there, and not those that are there already', () => {
    expect(labels(`${HEAD}ca`)).toEqual(expect.arrayContaining(['cases', 'else', 'unknown']));
    expect(labels(`${HEAD}ca`)).not.toContain('tree');
    expect(labels(`${HEAD}cases:\n  - when: { fact: visits, o`)).toContain('operator');
    expect(labels(`${HEAD}cases:\n  - when: { fact: visits, o`)).not.toContain('fact');
  });

  it('offers the operators, the facts and the tags', () => {
    expect(labels(`${HEAD}cases:\n  - when: { fact: visits, operator: gr`)).toContain(
      'greaterThan',
    );
    expect(labels(`${HEAD}cases:\n  - when: { fact: v`)).toEqual(['visits']);
    expect(labels(`${HEAD}cases:\n  - when: { tag: v`)).toEqual(['value_tier']);
  });

  it('offers the codes that a value may be', () => {
    expect(labels(`${HEAD}cases:\n  - when: { tag: value_tier, operator: in, value: [`)).toEqual(
      expect.arrayContaining(['D', 'G']),
    );
    expect(labels(`${HEAD}else: `)).toEqual(expect.arrayContaining(['D', 'G']));
  });

  it('offers the parameters that are declared', () => {
    expect(
      labels(`${HEAD}cases:\n  - when: { fact: visits, operator: equal, value: { parameter: `),
    ).toEqual(['from']);
  });

  it('keeps silent in a comment', () => {
    expect(complete(`${HEAD}# ca`, HEAD.length + 4, true)).toBeNull();
  });
});
