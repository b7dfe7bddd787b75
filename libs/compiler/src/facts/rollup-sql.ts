import { scaleOf, type Rollup, type ValueType } from '@tagwright/rules';
import { compileCondition, compileFalseCondition } from '../compile-condition.js';
import type { CompileContext } from '../compile-context.js';
import type { Dialect } from '../dialects/dialect.js';
import { outcomeSql } from '../outcome-sql.js';
import { quotientSql } from './quotient-sql.js';

export interface RollupColumn {
  readonly code: string;
  readonly type: ValueType;
  readonly rollup: Rollup;
}

type SqlContext = Pick<CompileContext, 'dialect' | 'run'>;

/**
 * One rollup as an aggregate over a customer's vehicles or leads. A vehicle takes part unless its
 * `where` is FALSE; it is missing when its `where` is unknown or its value is.
 */
export function rollupAggregate({ type, rollup }: RollupColumn, context: SqlContext): string {
  const { dialect } = context;
  const { pick } = rollup;
  const value = rollup.input === undefined ? undefined : dialect.identifier(rollup.input.code);
  const inside = membership(rollup, value, type, context);
  const sure = sureness(rollup, value, context);
  const over: Over = (call, ...conditions) =>
    dialect.aggregate(call, filterOf([...inside, ...conditions]));
  const doubt = `NOT (${sure.join(' AND ')})`;
  const doubtful = sure.length === 0 ? '' : `WHEN ${over('count(*)', doubt)} > 0 THEN NULL`;
  const none = outcomeSql(rollup.none, type, dialect);
  const result = (decisive: string, isNone: string, rest: string) =>
    dialect.cast(`(CASE ${decisive} ${doubtful} WHEN ${isNone} THEN ${none} ${rest} END)`, type);
  const simple = (decisive: string, rest: string) =>
    result(decisive, `${over('count(*)')} = 0`, `ELSE ${rest}`);
  const found = (sql: string) => `${over('count(*)', ...sure, sql)} > 0`;
  switch (pick.kind) {
    case 'any':
      return simple(`WHEN ${found(value ?? '')} THEN TRUE`, 'FALSE');
    case 'all':
      return simple(`WHEN ${found(`NOT ${value ?? ''}`)} THEN FALSE`, 'TRUE');
    case 'count':
      return simple('', over('count(*)', ...counted(rollup, value)));
    case 'sum':
      return simple('', dialect.number(over(`sum(${value ?? ''})`), type));
    case 'avg':
      return simple('', average(value ?? '', rollup, type, over, dialect));
    case 'newest':
      return simple('', newest(value ?? '', pick.by, inside, dialect));
    case 'max':
    case 'min':
      return simple('', over(`${pick.kind}(${value ?? ''})`));
    case 'order': {
      const order = pick.order.map((each) => dialect.literal(each, type));
      const places = order.map((each, place) => `WHEN ${value ?? ''} = ${each} THEN ${place}`);
      const best = over(`min(CASE ${places.join(' ')} END)`, ...sure);
      const [first, ...others] = order.map((each, place) => `WHEN ${best} = ${place} THEN ${each}`);
      // The very first settles it, whatever else is there.
      return result(first ?? '', `${best} IS NULL`, others.join(' '));
    }
  }
}

/** An aggregate over the members for which some conditions hold. */
type Over = (call: string, ...conditions: readonly string[]) => string;

function filterOf(conditions: readonly string[]): string | undefined {
  return conditions.length === 0 ? undefined : conditions.join(' AND ');
}

function average(
  value: string,
  { input }: Rollup,
  type: ValueType,
  over: Over,
  dialect: Dialect,
): string {
  const from = input?.type ?? type;
  const sum = dialect.scaledInteger(over(`sum(${value})`), from);
  return quotientSql(sum, scaleOf(from), over('count(*)'), type, dialect);
}

/** The value may be missing in those that are older, so only here is it asked for. */
function newest(value: string, by: string, inside: readonly string[], dialect: Dialect): string {
  const order = dialect.rowOrder(dialect.identifier(by), 'date', '"$linked"');
  const present = [...inside, `${value} IS NOT NULL`];
  const last = (filter: readonly string[]) => dialect.aggregate(`max(${order})`, filterOf(filter));
  const found = dialect.valueAt('last', value, order, present.join(' AND '));
  return `CASE WHEN ${last(inside)} = ${last(present)} THEN ${found} END`;
}

function counted({ input }: Rollup, value: string | undefined): string[] {
  return input?.type.kind === 'boolean' ? [value ?? ''] : [];
}

function membership(
  { where, pick }: Rollup,
  value: string | undefined,
  type: ValueType,
  { dialect, run }: SqlContext,
): string[] {
  const columnOf = ({ code }: { readonly code: string }) => dialect.identifier(code);
  const parts: string[] = [];
  if (where !== undefined) {
    parts.push(`NOT coalesce(${compileFalseCondition(where, run, columnOf, dialect)}, FALSE)`);
  }
  if (pick.kind === 'order' && value !== undefined) {
    // A known value that is not listed does not compete.
    const listed = pick.order.map((each) => dialect.literal(each, type)).join(', ');
    parts.push(`(${value} IS NULL OR ${value} IN (${listed}))`);
  }
  return parts;
}

function sureness(
  { where, pick }: Rollup,
  value: string | undefined,
  { dialect, run }: SqlContext,
): string[] {
  const columnOf = ({ code }: { readonly code: string }) => dialect.identifier(code);
  // Which one is the newest depends on the dates, not on the values.
  const needed = pick.kind === 'newest' ? dialect.identifier(pick.by) : value;
  const parts = needed === undefined ? [] : [`${needed} IS NOT NULL`];
  if (where !== undefined) {
    parts.push(`coalesce(${compileCondition(where, run, columnOf, dialect)}, FALSE)`);
  }
  return parts;
}

/** What a customer without any vehicle or lead gets. */
export function rollupOfNothing({ type, rollup }: RollupColumn, dialect: Dialect): string {
  return outcomeSql(rollup.none, type, dialect);
}
