import { readRunTime, ruleInputs, type TagDefinition, type TagExample } from '@tagwright/rules';
import { duckDbDialect } from '../dialects/duckdb/duckdb-dialect.js';
import { outcomeSql } from '../outcome-sql.js';
import { scoreColumn, sumColumn, tagColumn } from './tag-columns.js';

/** The moment of examples that do not look at time. */
const ANY_TIME = { asOf: '2000-01-01T00:00:00Z', zone: 'UTC' };

/**
 * A tag's examples as queries over no table, one for each moment. A row is the place of an example
 * (`example`), whether the tag's SQL gives what it expects (`same`), and that value as text (`found`).
 */
export function exampleQueries(tag: TagDefinition): string[] {
  const byMoment = new Map<string, TagExample[]>();
  for (const example of tag.examples) {
    const { asOf, zone } = example.moment ?? ANY_TIME;
    const key = `${asOf} ${zone}`;
    byMoment.set(key, [...(byMoment.get(key) ?? []), example]);
  }
  return [...byMoment.values()].map((examples) => exampleQuery(tag, examples));
}

function exampleQuery(tag: TagDefinition, examples: readonly TagExample[]): string {
  const dialect = duckDbDialect;
  const { asOf, zone } = examples[0]?.moment ?? ANY_TIME;
  const context = { dialect, run: readRunTime(asOf, zone) };
  const inputs = [...ruleInputs(tag.rule)];
  const rows = examples.map((example) => {
    const { given, expect } = example;
    const values = inputs.map(([code, type]) => {
      const value = outcomeSql(given.get(code) ?? null, type, dialect);
      return `, ${dialect.cast(value, type)} AS ${dialect.identifier(code)}`;
    });
    const expected = dialect.cast(outcomeSql(expect, tag.type, dialect), tag.type);
    const place = String(tag.examples.indexOf(example));
    return `SELECT ${place} AS "$example", ${expected} AS "$expected"${values.join('')}`;
  });
  const levels = [sumColumn(tag, context), scoreColumn(tag, context), tagColumn(tag, context)];
  const from = levels.reduce(
    (below, columns) =>
      columns.length === 0 ? below : `SELECT *, ${columns.join(', ')} FROM (${below})`,
    rows.join(' UNION ALL '),
  );
  const value = dialect.identifier(tag.code);
  const same = `${value} IS NOT DISTINCT FROM "$expected"`;
  return `SELECT "$example" AS "example", ${same} AS "same", CAST(${value} AS VARCHAR) AS "found" FROM (${from})`;
}
