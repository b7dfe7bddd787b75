import { describe, expect, it } from '@jest/globals';
import type { Condition, LeafCondition } from '../ast/condition.js';
import type { CasesRule, TagDefinition, TagRule } from '../ast/tag-definition.js';
import type { FactValue } from '../ast/value.js';
import type { ValueType } from '../catalog-view.js';
import { explainTag } from '../explain/explain-tag.js';
import { evaluateTag, evaluateTags } from './evaluate-tag.js';

const words = { zh: '名', en: 'Name' };
const leaf = (code: string, operator: LeafCondition['operator'], value: number): Condition => ({
  kind: 'leaf',
  reference: { kind: 'fact', code },
  type: { kind: 'integer' },
  operator,
  operand: { shape: 'one', value },
});
const tag = (rule: TagRule, type: ValueType, code = 't'): TagDefinition => ({
  code,
  name: words,
  category: 'c',
  subject: 'customer',
  type,
  owner: 'o',
  purpose: words,
  legalBasis: 'consent',
  meaning: words,
  rule,
  examples: [],
  position: { file: 'f', line: 1, column: 1 },
});
const cases = (more: Partial<CasesRule> = {}): CasesRule => ({
  kind: 'rule',
  inputs: [],
  cases: [
    { when: leaf('a', 'greaterThan', 10), value: 'high' },
    { when: leaf('b', 'greaterThan', 10), value: 'wide' },
  ],
  otherwise: 'none',
  unknown: null,
  collect: false,
  ...more,
});
const code: ValueType = { kind: 'code', list: 'l' };
const codes: ValueType = { kind: 'codes', list: 'l' };

/** Both readings of the tag; they must not differ. */
async function valueOf(rule: TagRule, type: ValueType, given: Record<string, FactValue>) {
  const values = new Map(Object.entries(given));
  const value = await evaluateTag(tag(rule, type), values, null);
  expect(explainTag(tag(rule, type), values, null).value).toEqual(value);
  return value;
}

describe('evaluateTag', () => {
  it('takes the first TRUE case, even after an unknown one', async () => {
    expect(await valueOf(cases(), code, { a: 11, b: 11 })).toBe('high');
    expect(await valueOf(cases(), code, { b: 11 })).toBe('wide');
  });

  it('takes `else` only when every case is FALSE', async () => {
    expect(await valueOf(cases(), code, { a: 1, b: 1 })).toBe('none');
    expect(await valueOf(cases(), code, { a: 1 })).toBeNull();
    expect(await valueOf(cases({ unknown: 'who knows' }), code, { a: 1 })).toBe('who knows');
  });

  it('collects every TRUE case, and nothing only when all are FALSE', async () => {
    const collecting = cases({
      collect: true,
      otherwise: [],
      cases: [
        { when: leaf('b', 'greaterThan', 10), value: ['z'] },
        { when: leaf('a', 'greaterThan', 10), value: ['m', 'z'] },
      ],
    });
    expect(await valueOf(collecting, codes, { a: 11, b: 11 })).toEqual(['m', 'z']);
    expect(await valueOf(collecting, codes, { b: 11 })).toEqual(['z']);
    expect(await valueOf(collecting, codes, { a: 1, b: 1 })).toEqual([]);
    expect(await valueOf(collecting, codes, { a: 1 })).toBeNull();
  });

  const scorecard: TagRule = {
    kind: 'scorecard',
    constant: 50,
    clamp: { min: 0, max: 60 },
    inputs: [
      {
        kind: 'fact',
        code: 'a',
        type: { kind: 'integer' },
        bins: [
          { when: leaf('a', 'greaterThan', 10), points: 20 },
          { when: leaf('a', 'greaterThan', 5), points: 5 },
        ],
        otherwise: -100,
        missing: 1,
      },
      {
        kind: 'fact',
        code: 'b',
        type: { kind: 'integer' },
        bins: [{ when: leaf('b', 'greaterThan', 0), points: 2 }],
        otherwise: 0,
      },
    ],
  };
  const score = (given: Record<string, FactValue>) =>
    valueOf(scorecard, { kind: 'integer' }, given);

  it('adds the first bin of each line and keeps the sum within its bounds', async () => {
    expect(await score({ a: 6, b: 1 })).toBe(57);
    expect(await score({ a: 11, b: 1 })).toBe(60);
    expect(await score({ a: 1, b: 1 })).toBe(0);
  });

  it('has no score without a value that has no `missing` points', async () => {
    expect(await score({ b: 0 })).toBe(51);
    expect(await score({ a: 11 })).toBeNull();
  });

  it('explains a line by the bin that hit', () => {
    const explanation = explainTag(tag(scorecard, { kind: 'integer' }), new Map([['a', 6]]), null);
    expect(explanation).toMatchObject({
      kind: 'scorecard',
      sum: null,
      lines: [
        { from: 'bin', bin: 1, points: 5, actual: 6 },
        { from: 'missing', points: null, actual: null },
      ],
    });
  });

  it('explains a case leaf by leaf', () => {
    const explanation = explainTag(tag(cases(), code), new Map([['a', 1]]), null);
    expect(explanation).toMatchObject({
      from: 'unknown',
      value: null,
      cases: [
        { state: 'false', applied: false, when: { kind: 'leaf', state: 'false', actual: 1 } },
        { state: 'unknown', applied: false, when: { state: 'unknown', actual: null } },
      ],
    });
  });

  it('keeps overlapping evaluations apart', async () => {
    const values = Array.from({ length: 50 }, (_, index) => index);
    const found = await Promise.all(
      values.map((a) =>
        evaluateTag(tag(cases(), code), new Map(Object.entries({ a, b: 0 })), null),
      ),
    );
    expect(found).toEqual(values.map((a) => (a > 10 ? 'high' : 'none')));
  });

  it('does not evaluate a rollup, whose inputs belong to other subjects', async () => {
    const rollup: TagRule = {
      kind: 'rollup',
      rollup: { of: 'lead', pick: { kind: 'count' }, none: 0 },
    };
    await expect(evaluateTag(tag(rollup, code), new Map(), null)).rejects.toMatchObject({
      code: 'tag_needs_rows',
    });
  });
});

describe('evaluateTags', () => {
  it('evaluates a tag after the tags it looks at', async () => {
    const first = tag(cases(), code, 'z_first');
    const when: Condition = {
      kind: 'leaf',
      reference: { kind: 'tag', code: 'z_first' },
      type: code,
      operator: 'equal',
      operand: { shape: 'one', value: 'high' },
    };
    const second = tag(cases({ cases: [{ when, value: 'seen' }] }), code, 'a_second');
    const set = {
      facts: new Map(),
      tags: new Map([first, second].map((each) => [each.code, each])),
    };
    const values = await evaluateTags(set, 'customer', new Map([['a', 11]]), null);
    expect(Object.fromEntries(values)).toEqual({ z_first: 'high', a_second: 'seen' });
  });
});
