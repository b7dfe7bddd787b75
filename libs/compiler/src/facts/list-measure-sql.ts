import { scaleOf, type GapOperation, type MeasureSource, type ValueType } from '@tagwright/rules';
import { catalogColumn, timeKind, type CompileContext } from '../compile-context.js';
import type { Dialect } from '../dialects/dialect.js';
import { asFact } from './measured-value.js';
import type { MeasureSql } from './measure-aggregate.js';
import { quotientSql } from './quotient-sql.js';

/** An aggregate that gathers a list, and what is then made of the list. */
type ListMeasure = Pick<MeasureSql, 'aggregate' | 'steps'>;

/** Of numbers the mean of the two in the middle, of dates and instants the earlier one of them. */
export function medianSql(
  source: MeasureSource,
  type: ValueType,
  condition: string | undefined,
  context: CompileContext,
): ListMeasure {
  const { dialect } = context;
  const { lists } = dialect;
  const column = dialect.identifier(source.column ?? '');
  const from = catalogColumn(source.dataset, source.column ?? '', context).type;
  const present = `${column} IS NOT NULL`;
  const filter = condition === undefined ? present : `${present} AND ${condition}`;
  if (from.kind !== 'integer' && from.kind !== 'decimal') {
    return {
      aggregate: lists.sorted(column, filter),
      steps: [(list) => asFact(lists.middle(list, 'lower'), source, type, context)],
    };
  }
  return {
    aggregate: lists.sorted(dialect.scaledInteger(column, from), filter),
    steps: [
      (list) => twiceTheMiddle(list, dialect),
      (sum) => half(sum, scaleOf(from), type, dialect),
    ],
  };
}

/** Days between the days on which there are events; a day with several of them is one. */
export function gapSql(
  operation: GapOperation,
  source: MeasureSource,
  type: ValueType,
  condition: string | undefined,
  context: CompileContext,
): ListMeasure {
  const { dialect, run } = context;
  const { lists } = dialect;
  const on = dialect.identifier(source.on ?? '');
  const isDate = timeKind(source.dataset, source.on ?? '', context) === 'date';
  const day = isDate ? on : dialect.localDate(on, run.zone);
  const present = `${on} IS NOT NULL`;
  const filter = condition === undefined ? present : `${present} AND ${condition}`;
  // One gap fewer than there are days with events.
  const least = (source.minEvents ?? 2) - 1;
  return {
    aggregate: lists.sorted(day, filter),
    steps: [
      (days) => lists.dayGaps(days),
      (gaps) => `(CASE WHEN ${lists.size(gaps)} >= ${least} THEN ${gaps} END)`,
      ...gapSteps(operation, type, dialect),
    ],
  };
}

function gapSteps(operation: GapOperation, type: ValueType, dialect: Dialect): MeasureSql['steps'] {
  const { lists } = dialect;
  switch (operation) {
    case 'lastGap':
      return [(gaps) => lists.last(gaps)];
    case 'maxGap':
      return [(gaps) => lists.greatest(gaps)];
    case 'avgGap':
      return [(gaps) => average(gaps, type, dialect)];
    case 'medianGap':
      return [
        (gaps) => lists.ascending(gaps),
        (gaps) => dialect.scaledInteger(twiceTheMiddle(gaps, dialect), { kind: 'integer' }),
        (sum) => half(sum, 0, type, dialect),
      ];
  }
}

function average(gaps: string, type: ValueType, dialect: Dialect): string {
  const sum = dialect.scaledInteger(dialect.lists.sum(gaps), { kind: 'integer' });
  return quotientSql(sum, 0, dialect.lists.size(gaps), type, dialect);
}

function twiceTheMiddle(list: string, { lists }: Dialect): string {
  return `(${lists.middle(list, 'lower')} + ${lists.middle(list, 'upper')})`;
}

/** Half a scaled integer of the scale, as `type`. */
function half(sum: string, scale: number, type: ValueType, dialect: Dialect): string {
  return quotientSql(sum, scale, dialect.integers.literal(2n), type, dialect);
}
