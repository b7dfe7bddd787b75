import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sqlParquet, type Engine } from '@tagwright/engines';
import { packageRoot } from '@tagwright/platform';
import { wrongAnswer } from '../wrong-answer.js';

/** The tags that `hand-written.sql` makes. */
export const BY_HAND = [
  'average_spend_class',
  'churn_warning',
  'complained',
  'spend_class',
  'value_score',
  'value_tier',
] as const;

/** The hand-written statement; `raisedAbove` is the one bound that the bench changes. */
export async function handWrittenSql(raisedAbove: number): Promise<string> {
  const text = await readFile(join(packageRoot(), 'bench', 'rules', 'hand-written.sql'), 'utf8');
  return text.replaceAll('/*raised_above*/1', String(raisedAbove));
}

/**
 * Compares tags of all customers in two files, missing equal to missing only.
 * @returns how many values were compared
 * @throws DomainError `bench_wrong_answer` with the number of customers that differ, by tag
 */
export async function compareByHand(
  engine: Engine,
  ours: string,
  byHand: string,
  codes: readonly string[],
  rows: number,
): Promise<number> {
  const differing = codes.map(
    (code) => `count(*) FILTER (o."${code}" IS DISTINCT FROM h."${code}") AS "${code}"`,
  );
  const [counts] = await engine.query(
    `SELECT count(*) AS "rows", ${differing.join(', ')}
     FROM ${sqlParquet([ours])} o JOIN ${sqlParquet([byHand])} h USING (customer_id)`,
  );
  const expected = { rows, ...Object.fromEntries(codes.map((code) => [code, 0])) };
  const found = Object.fromEntries(
    Object.entries(counts ?? {}).map(([code, count]) => [code, Number(count)]),
  );
  if (JSON.stringify(found) !== JSON.stringify(expected)) {
    throw wrongAnswer('customers whose tags differ from hand-written SQL', expected, found);
  }
  return rows * codes.length;
}
