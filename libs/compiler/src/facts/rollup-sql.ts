import type { Rollup, ValueType } from '@tagwright/rules';
import { compileCondition, compileFalseCondition } from '../compile-condition.js';
import type { Dialect } from '../dialects/dialect.js';

export interface RollupColumn {
  readonly code: string;
  readonly type: ValueType;
  readonly rollup: Rollup;
}

/**
 * One rollup as an aggregate over a customer's vehicles or leads. A vehicle takes part unless its
 * `where` is FALSE; it is missing when its `where` is unknown or its value is.
 */
export function rollupAggregate({ type, rollup }: RollupColumn, dialect: Dialect): string {
  const { pick } = rollup;
  const value = rollup.input === undefined ? undefined : dialect.identifier(rollup.input.code);
  const inside = `(${membership(rollup, value, type, dialect)})`;
  const sure = sureness(rollup, value, dialect);
  const members = `count(*) FILTER (WHERE ${inside})`;
  const doubtful = `count(*) FILTER (WHERE ${inside} AND NOT ${sure})`;
  const none = rollup.none === null ? 'NULL' : dialect.literal(rollup.none, type);
  const ends = `WHEN ${doubtful} > 0 THEN NULL WHEN ${members} = 0 THEN ${none}`;
  const result = (decisive: string, rest: string) =>
    dialect.cast(`(CASE ${decisive} ${ends} ELSE ${rest} END)`, type);
  const found = (sql: string) => `count(*) FILTER (WHERE ${inside} AND ${sure} AND ${sql}) > 0`;
  switch (pick.kind) {
    case 'any':
      return result(`WHEN ${found(value ?? '')} THEN TRUE`, 'FALSE');
    case 'all':
      return result(`WHEN ${found(`NOT ${value ?? ''}`)} THEN FALSE`, 'TRUE');
    case 'count':
      return result('', `count(*) FILTER (WHERE ${inside}${counted(rollup, value)})`);
    case 'sum':
      return result('', dialect.number(`sum(${value ?? ''}) FILTER (WHERE ${inside})`, type));
    case 'max':
    case 'min':
      return result('', `${pick.kind}(${value ?? ''}) FILTER (WHERE ${inside})`);
    case 'order':
      return ordered(
        pick.order.map((each) => dialect.literal(each, type)),
        value ?? '',
        found,
        result,
      );
  }
}

/** The first of the order that any member has; finding the very first settles it at once. */
function ordered(
  order: readonly string[],
  value: string,
  found: (sql: string) => string,
  result: (decisive: string, rest: string) => string,
): string {
  const branches = order.map((each) => `WHEN ${found(`${value} = ${each}`)} THEN ${each}`);
  const [first, ...others] = branches;
  return result(first ?? '', others.length === 0 ? 'NULL' : `(CASE ${others.join(' ')} END)`);
}

function counted({ input }: Rollup, value: string | undefined): string {
  return input?.type.kind === 'boolean' ? ` AND ${value ?? ''}` : '';
}

function membership(
  { where, pick }: Rollup,
  value: string | undefined,
  type: ValueType,
  dialect: Dialect,
): string {
  const columnOf = ({ code }: { readonly code: string }) => dialect.identifier(code);
  const parts: string[] = [];
  if (where !== undefined) {
    parts.push(`NOT coalesce(${compileFalseCondition(where, columnOf, dialect)}, FALSE)`);
  }
  if (pick.kind === 'order' && value !== undefined) {
    // A known value that is not listed does not compete.
    const listed = pick.order.map((each) => dialect.literal(each, type)).join(', ');
    parts.push(`(${value} IS NULL OR ${value} IN (${listed}))`);
  }
  return parts.length === 0 ? 'TRUE' : parts.join(' AND ');
}

function sureness({ where }: Rollup, value: string | undefined, dialect: Dialect): string {
  const columnOf = ({ code }: { readonly code: string }) => dialect.identifier(code);
  const parts = value === undefined ? [] : [`${value} IS NOT NULL`];
  if (where !== undefined) {
    parts.push(`coalesce(${compileCondition(where, columnOf, dialect)}, FALSE)`);
  }
  return parts.length === 0 ? 'TRUE' : `(${parts.join(' AND ')})`;
}

/** What a customer without any vehicle or lead gets. */
export function rollupOfNothing({ type, rollup }: RollupColumn, dialect: Dialect): string {
  return rollup.none === null ? dialect.missing(type) : dialect.literal(rollup.none, type);
}
