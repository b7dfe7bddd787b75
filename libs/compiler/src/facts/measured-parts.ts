import type { FactDefinition } from '@tagwright/rules';
import type { CompileContext } from '../compile-context.js';
import { ID, lookupById, type FactPart } from './fact-part.js';
import type { MeasureSql } from './measure-aggregate.js';
import { measureSql } from './measure-sql.js';
import type { MeasuredFact, MeasuredRows } from './measured-rows.js';
import { modePart } from './mode-part.js';
import { commonFilter, filterSql, rowFilter } from './row-filter.js';

/**
 * All measures of one dataset in a single aggregation, except modes, which must first count each
 * value.
 */
export function measuredParts(
  facts: readonly MeasuredFact[],
  rows: MeasuredRows,
  context: CompileContext,
): FactPart[] {
  const modes = facts.filter((fact) => fact.source.operation === 'mode');
  const others = facts.filter((fact) => fact.source.operation !== 'mode');
  return [
    ...(others.length === 0 ? [] : [aggregatedPart(others, rows, context)]),
    ...modes.map((fact) => modePart(fact, rows, context)),
  ];
}

function aggregatedPart(
  facts: readonly MeasuredFact[],
  { name: rowsName, idColumn, relation }: MeasuredRows,
  context: CompileContext,
): FactPart {
  const { dialect } = context;
  const id = dialect.identifier(idColumn);
  const name = dialect.identifier(rowsName);
  const filtered = facts.map((fact) => ({ fact, filter: rowFilter(fact.source, context) }));
  const common = commonFilter(filtered.map(({ filter }) => filter));
  const measured = filtered.map(({ fact, filter }) => {
    const own = filterSql(filter, context, common);
    const condition = own.length === 0 ? undefined : own.join(' AND ');
    return { fact, sql: measureSql(fact, fact.source, condition, context) };
  });
  const chosen = [`${id} IS NOT NULL`, ...filterSql(common, context)].join(' AND ');
  const reads = measured.flatMap(({ sql }) => sql.reads);
  const from = relation(reads, chosen);
  const aggregates = measured.map(({ fact, sql }) => aggregateColumn(fact, sql, context));
  const sql = `SELECT ${id} AS ${ID}, ${aggregates.join(', ')} FROM ${from} WHERE ${chosen} GROUP BY ${id}`;
  const columnSql = ({ fact, sql: { empty } }: (typeof measured)[number]) => {
    const own = `${name}.${dialect.identifier(fact.code)}`;
    // A sum beyond the exact range is missing, which must not turn into the 0 of "no rows".
    return empty === undefined
      ? own
      : `(CASE WHEN ${name}.${ID} IS NULL THEN ${empty} ELSE ${own} END)`;
  };
  return {
    ctes: [{ name, sql: withSteps(sql, measured, context) }],
    lookups: [lookupById(name, [ID, ...facts.map(({ code }) => dialect.identifier(code))])],
    columns: new Map(measured.map((each) => [each.fact.code, columnSql(each)])),
  };
}

interface Measured {
  readonly fact: MeasuredFact;
  readonly sql: MeasureSql;
}

function aggregateColumn(
  { code, type }: FactDefinition,
  { aggregate, steps }: MeasureSql,
  { dialect }: CompileContext,
): string {
  if (steps.length === 0) return `${dialect.cast(aggregate, type)} AS ${dialect.identifier(code)}`;
  return `${aggregate} AS ${dialect.identifier(stepColumn(code, 0))}`;
}

/** Around an aggregation, one select after the other that takes each measure a step further. */
function withSteps(
  aggregation: string,
  measured: readonly Measured[],
  { dialect }: CompileContext,
): string {
  const depth = Math.max(...measured.map(({ sql }) => sql.steps.length));
  let sql = aggregation;
  for (let index = 0; index < depth; index++) {
    const columns = measured.flatMap(({ fact: { code, type }, sql: { steps } }) => {
      const before = dialect.identifier(stepColumn(code, index));
      const value = steps[index]?.(before);
      if (value === undefined) return [];
      return index === steps.length - 1
        ? [`${dialect.cast(value, type)} AS ${dialect.identifier(code)}`]
        : [`${value} AS ${dialect.identifier(stepColumn(code, index + 1))}`];
    });
    sql = `SELECT *, ${columns.join(', ')} FROM (${sql})`;
  }
  return sql;
}

function stepColumn(code: string, step: number): string {
  return `$${step}_${code}`;
}
