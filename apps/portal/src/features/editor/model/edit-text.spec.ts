import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { readText } from './definition-text.js';
import { type EditOperation, pathOf, pathText } from './edit-operation.js';
import { editText, editValue } from './edit-text.js';

const TAGS = join(import.meta.dirname, '../../../../../../tag-definitions/tags');
const shipped = readdirSync(TAGS).map((file) => readFileSync(join(TAGS, file), 'utf8'));
const tier = shipped.find((text) => text.startsWith('tag: value_tier\n')) ?? '';

const leaf = fc.record({
  fact: fc.constantFrom('a', 'b_2'),
  operator: fc.constantFrom('equal', 'in', 'between'),
  value: fc.oneof(
    fc.integer(),
    fc.string(),
    fc.boolean(),
    fc.array(fc.string(), { maxLength: 3 }),
    fc.constantFrom('是', 'yes', 'true', '1', '2026-01-01', '', ' a ', 'a: b', '# x', "it's"),
  ),
});
const condition = fc.letrec<{ node: unknown; leaf: unknown }>((tie) => ({
  leaf,
  node: fc.oneof(
    { maxDepth: 3 },
    tie('leaf'),
    fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('node') }),
  ),
})).node;
const oneCase = fc.record({ when: condition, value: fc.constantFrom('D', 'G', 'missing', '真') });

/** An edit that a rule with this many cases can take. */
function edits(cases: number): fc.Arbitrary<EditOperation> {
  const at = fc.nat({ max: cases - 1 });
  const into = fc.nat({ max: cases });
  return fc.oneof(
    oneCase.chain((value) =>
      into.map((i) => ({ op: 'insert', path: ['cases', i], value }) as const),
    ),
    at.chain((from) => at.map((to) => ({ op: 'move', path: ['cases'], from, to }) as const)),
    at.map((i) => ({ op: 'remove', path: ['cases', i] }) as const),
    at.chain((i) =>
      condition.map((value) => ({ op: 'set', path: ['cases', i, 'when'], value }) as const),
    ),
    at.chain((i) =>
      fc
        .oneof(fc.string(), fc.integer(), fc.constant('missing'))
        .map((value) => ({ op: 'set', path: ['cases', i, 'value'], value }) as const),
    ),
    fc.string().map((value) => ({ op: 'set', path: ['else'], value }) as const),
    fc
      .integer()
      .map((value) => ({ op: 'set', path: ['parameters', 'p', 'default'], value }) as const),
  );
}

const withParameters = (definition: unknown): unknown => {
  const body = definition as { parameters?: { p?: object } };
  return { ...body, parameters: { ...body.parameters, p: body.parameters?.p ?? {} } };
};

describe('an edit of a text', () => {
  it('says what the same edit of the plain definition says, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...shipped.filter((text) => /^cases:/m.test(text))),
        fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
        (start, seeds) => {
          let text = start;
          for (const seed of seeds) {
            const before = readText(text).definition as { cases: unknown[] };
            if (before.cases.length === 0) return;
            const [edit] = fc.sample(edits(before.cases.length), { seed, numRuns: 1 });
            if (!edit) return;
            const isParameter = edit.path[0] === 'parameters';
            text = editText(text, edit);
            const wanted = editValue(isParameter ? withParameters(before) : before, edit);
            expect(readText(text).definition).toEqual(wanted);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('changes the line of a threshold and no other', () => {
    const text = editText(tier, { op: 'set', path: ['cases', 0, 'when', 'value'], value: 75 });
    expect(text).toBe(
      tier.replace('greaterThanInclusive, value: 70', 'greaterThanInclusive, value: 75'),
    );
  });

  it('moves the lines of a case as they are, comments above it included', () => {
    const commented = tier.replace('cases:\n', 'cases:\n  # the best\n');
    const text = editText(commented, { op: 'move', path: ['cases'], from: 0, to: 1 });
    const block = /cases:\n([\s\S]*?)else:/.exec(text)?.[1] ?? '';
    expect(block.split('\n')).toEqual([
      '  - when: { tag: value_score, operator: greaterThanInclusive, value: 40 }',
      '    value: G',
      '  # the best',
      '  - when: { tag: value_score, operator: greaterThanInclusive, value: 70 }',
      '    value: D',
      '',
    ]);
    expect(text.replace(block, '')).toBe(commented.replace(/(cases:\n)[\s\S]*?(else:)/, '$1$2'));
  });

  it('leaves the layout of every shipped tag alone but for what it adds', () => {
    for (const text of shipped) {
      const added = editText(text, { op: 'set', path: ['zz'], value: 1 });
      expect(added).toBe(`${text}zz: 1\n`);
    }
  });

  it('writes lists as people do, without spaces inside the brackets', () => {
    const value = { tag: 'x', operator: 'in', value: ['a', 'b [ c ]'] };
    const text = editText(tier, { op: 'set', path: ['cases', 1, 'when'], value });
    expect(text).toContain('when: { tag: x, operator: in, value: [a, "b [ c ]"] }');
  });

  it('makes the parameters that a definition does not have yet', () => {
    const path = ['parameters', 'from', 'default'];
    const text = editText(tier, { op: 'set', path, value: 70 });
    expect(readText(text).definition).toMatchObject({ parameters: { from: { default: 70 } } });
  });

  it('gives a parameter another name in its place', () => {
    const two = editText(tier, {
      op: 'set',
      path: ['parameters'],
      value: { a: { default: 1 }, b: { default: 2 } },
    });
    const text = editText(two, { op: 'rename', path: ['parameters', 'a'], key: 'c' });
    expect(Object.keys((readText(text).definition as { parameters: object }).parameters)).toEqual([
      'c',
      'b',
    ]);
  });

  it('is refused where nothing stands', () => {
    expect(() => editText(tier, { op: 'remove', path: ['cases', 7] })).toThrow();
    expect(() => editText('a: [', { op: 'set', path: ['a'], value: 1 })).toThrow();
  });
});

describe('a place', () => {
  it('is written as the API writes it, and read again', () => {
    const path = ['cases', 0, 'when', 'all', 2, 'value'];
    expect(pathText(path)).toBe('cases[0].when.all[2].value');
    expect(pathOf(pathText(path))).toEqual(path);
  });
});
