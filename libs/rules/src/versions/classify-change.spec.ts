import { describe, expect, it } from '@jest/globals';
import type { LeafCondition } from '../ast/condition.js';
import type { TagDefinition } from '../ast/tag-definition.js';
import { classifyChange } from './classify-change.js';
import { contentHash, definitionHash } from './definition-hash.js';

const words = { zh: '名', en: 'Name' };
const leaf: LeafCondition = {
  kind: 'leaf',
  reference: { kind: 'fact', code: 'visits' },
  type: { kind: 'integer' },
  operator: 'greaterThan',
  operand: { shape: 'one', value: 5 },
};
const withLeaf = (when: LeafCondition, more: Partial<TagDefinition> = {}): TagDefinition => ({
  code: 't',
  name: words,
  category: 'c',
  subject: 'customer',
  type: { kind: 'boolean' },
  owner: 'o',
  purpose: words,
  legalBasis: 'consent',
  meaning: words,
  rule: {
    kind: 'rule',
    inputs: [],
    cases: [{ when, value: true }],
    otherwise: false,
    unknown: null,
    collect: false,
  },
  examples: [{ given: new Map([['visits', 6]]), expect: true, position: at(9) }],
  position: at(1),
  ...more,
});
function at(line: number) {
  return { file: 'f.yaml', line, column: 1 };
}
const before = withLeaf(leaf);

describe('classifyChange', () => {
  it('sees no change in a definition that only moved', () => {
    expect(classifyChange(before, withLeaf(leaf, { position: at(40) }))).toBe('none');
  });

  it('takes texts and examples for a patch', () => {
    expect(classifyChange(before, withLeaf(leaf, { owner: 'p' }))).toBe('patch');
    expect(classifyChange(before, withLeaf(leaf, { examples: [] }))).toBe('patch');
  });

  it('sees the moment of an example, which is a part of what the example says', () => {
    const exampleAt = (asOf: string, line: number) => {
      const moment = { asOf, zone: 'Asia/Shanghai' };
      return withLeaf(leaf, {
        examples: [{ given: new Map(), expect: null, moment, position: at(line) }],
      });
    };
    const first = exampleAt('2026-01-01T00:00:00+08:00', 9);
    expect(classifyChange(first, exampleAt('2026-01-02T00:00:00+08:00', 9))).toBe('patch');
    expect(classifyChange(first, exampleAt('2026-01-01T00:00:00+08:00', 12))).toBe('none');
  });

  it('takes a threshold for a minor', () => {
    const raised: LeafCondition = { ...leaf, operand: { shape: 'one', value: 6 } };
    expect(classifyChange(before, withLeaf(raised))).toBe('minor');
  });

  it('takes another operator, input, list or value for a major', () => {
    expect(classifyChange(before, withLeaf({ ...leaf, operator: 'lessThan' }))).toBe('major');
    const other = { kind: 'fact', code: 'orders' } as const;
    expect(classifyChange(before, withLeaf({ ...leaf, reference: other }))).toBe('major');
    const type = { kind: 'code', list: 'l' } as const;
    expect(classifyChange(before, withLeaf(leaf, { type }))).toBe('major');
    const code: LeafCondition = {
      ...leaf,
      type,
      operator: 'equal',
      operand: { shape: 'one', value: 'A' },
    };
    const changed: LeafCondition = { ...code, operand: { shape: 'one', value: 'B' } };
    expect(classifyChange(withLeaf(code), withLeaf(changed))).toBe('major');
  });
});

describe('definitionHash', () => {
  it('leaves texts out, which the content hash does not', () => {
    const renamed = withLeaf(leaf, { name: { zh: '别', en: 'Other' } });
    expect(definitionHash(renamed)).toBe(definitionHash(before));
    expect(contentHash(renamed)).not.toBe(contentHash(before));
  });
});
