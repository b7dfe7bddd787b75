import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DuckDbEngine, type Engine } from '@tagwright/engines';
import type { Condition, TagRule } from '@tagwright/rules';
import { lintLists } from './lint-lists.js';
import { lintFigures, lintSql, type LintFigures } from './lint-sql.js';

let engine: Engine;

beforeAll(async () => {
  engine = await DuckDbEngine.open({ threads: 1, memoryLimit: '100MB', tempDirectory: tmpdir() });
});

afterAll(() => {
  engine.close();
});

/** Five subjects: both known, each missing once, both missing. */
const SUBJECTS = '(VALUES (5, 5), (5, 0), (0, NULL), (NULL, 5), (NULL, NULL)) AS t(a, b)';

const above = (code: string): Condition => ({
  kind: 'leaf',
  reference: { kind: 'fact', code },
  type: { kind: 'integer' },
  operator: 'greaterThan',
  operand: { shape: 'one', value: 1 },
});

async function figuresOf(rule: TagRule): Promise<Record<string, LintFigures | undefined>> {
  const lists = lintLists(rule);
  const rows = await engine.query(lintSql(lists, `(FROM ${SUBJECTS})`, null));
  const { lists: figures } = lintFigures(lists, rows[0] ?? {});
  return Object.fromEntries(lists.map(({ path }, index) => [path, figures[index]]));
}

const CASES = {
  inputs: [],
  cases: [
    { when: above('a'), value: 'x' },
    { when: above('b'), value: 'y' },
  ],
  otherwise: null,
  unknown: null,
};

describe('linting lists of cases', () => {
  it('counts a subject at the first case that holds', async () => {
    const figures = await figuresOf({ ...CASES, kind: 'table', collect: false });
    expect(figures['']).toMatchObject({ reached: [2, 1], shadowed: [0, 1], overlapping: 1 });
  });

  it.each(['rule', 'table'] as const)(
    'counts a subject at every case that holds, where a %s collects',
    async (kind) => {
      const figures = await figuresOf({ ...CASES, kind, collect: true });
      expect(figures['']).toEqual({
        ...{ reached: [2, 2], shadowed: [0, 0] },
        ...{ otherwise: 0, unknown: 2, overlapping: 1 },
      });
    },
  );

  it('follows what a tree asks of those of whom the first question cannot be told', async () => {
    const leaf = (value: string) => ({ kind: 'leaf', value }) as const;
    const asksB = { kind: 'split', when: above('b') } as const;
    const rule: TagRule = {
      kind: 'tree',
      unknown: null,
      root: {
        ...{ kind: 'split', when: above('a'), whenTrue: leaf('x'), whenFalse: leaf('y') },
        whenUnknown: { ...asksB, whenTrue: leaf('x'), whenFalse: leaf('y') },
      },
    };
    expect(lintLists(rule)[0]?.cases.map(({ path }) => path)).toEqual([
      ...['tree.then', 'tree.else', 'tree.unknown.then', 'tree.unknown.else'],
    ]);
    expect((await figuresOf(rule))['']).toEqual({
      ...{ reached: [2, 1, 1, 0], shadowed: [0, 0, 0, 0] },
      ...{ otherwise: 0, unknown: 1, overlapping: 0 },
    });
  });
});
