import { compileCondition } from '@tagwright/compiler';
import type { Condition, Moment } from '@tagwright/rules';
import type { LintList, LintTest } from './lint-lists.js';

/** Figures of the lists, in their order: those of each case, then otherwise, unknown, overlapping. */
export interface LintFigures {
  readonly reached: readonly number[];
  readonly shadowed: readonly number[];
  readonly otherwise: number;
  readonly unknown: number;
  readonly overlapping: number;
}

/**
 * One scan over `relation` that counts, for every list, which case is the first that holds, or for
 * a list that collects, which hold. The first figure is the number of subjects.
 */
export function lintSql(lists: readonly LintList[], relation: string, run: Moment): string {
  const truths = lists.flatMap(({ cases }, at) =>
    cases.map(({ tests }, index) => {
      return `${tests.map((test) => testSql(test, run)).join(' AND ')} AS "t${at}_${index}"`;
    }),
  );
  const falses = lists.map(({ otherwise }, at) => {
    const all = otherwise?.map((when) => testSql({ when, state: 'false' }, run)) ?? ['FALSE'];
    return `${all.join(' AND ')} AS "f${at}"`;
  });
  const hits = lists.flatMap((list, at) => {
    const columns = list.cases.map((_, index) => `"t${at}_${index}"`);
    const first = columns.map((column, index) => `WHEN ${column} THEN ${index}`);
    return [
      `CASE ${first.join(' ')} END AS "h${at}"`,
      `${columns.map((column) => `${column}::INTEGER`).join(' + ')} AS "n${at}"`,
    ];
  });
  const figures = lists.flatMap(({ cases, collects }, at) => [
    ...cases.flatMap((_, index) => [
      `count(*) FILTER (${collects ? `"t${at}_${index}"` : `"h${at}" = ${index}`})`,
      collects ? '0' : `count(*) FILTER ("t${at}_${index}" AND "h${at}" < ${index})`,
    ]),
    `count(*) FILTER ("f${at}")`,
    `count(*) FILTER ("h${at}" IS NULL AND NOT "f${at}")`,
    `count(*) FILTER ("n${at}" > 1)`,
  ]);
  const named = ['count(*)', ...figures].map((figure, index) => `${figure} AS "c${index}"`);
  return `SELECT ${named.join(', ')} FROM (
    SELECT *, ${hits.join(', ')} FROM (
      SELECT ${[...truths, ...falses].join(', ')} FROM ${relation}))`;
}

/** The figures of the row that `lintSql` gives. */
export function lintFigures(
  lists: readonly LintList[],
  row: Readonly<Record<string, unknown>>,
): { readonly subjects: number; readonly lists: readonly LintFigures[] } {
  let next = 0;
  const take = (): number => {
    const value = Number(row[`c${next}`]);
    next += 1;
    return value;
  };
  const subjects = take();
  const figures = lists.map(({ cases }): LintFigures => {
    const pairs = cases.map(() => [take(), take()] as const);
    const [reached, shadowed] = [pairs.map(([first]) => first), pairs.map(([, second]) => second)];
    return { reached, shadowed, otherwise: take(), unknown: take(), overlapping: take() };
  });
  return { subjects, lists: figures };
}

/** TRUE when the condition has the truth value, otherwise FALSE, so that sums and negations work. */
function testSql({ when, state }: LintTest, run: Moment): string {
  const isTrue = (condition: Condition): string =>
    `coalesce(${compileCondition(condition, run)}, FALSE)`;
  const isFalse = isTrue({ kind: 'not', condition: when });
  switch (state) {
    case 'true':
      return isTrue(when);
    case 'false':
      return isFalse;
    case 'unknown':
      return `NOT (${isTrue(when)} OR ${isFalse})`;
  }
}
