import type { Condition, MeasureSource } from '@tagwright/rules';
import { compileCondition } from '../compile-condition.js';
import { timeKind, type CompileContext } from '../compile-context.js';
import { windowBounds } from '../time/window-bounds.js';

/** The rows that a measure looks at: those for which every part holds. */
export interface RowFilter {
  /** The window's bounds on its column; a row without its event time is in no window. */
  readonly window: TimeBounds | undefined;
  /** Conditions as SQL. */
  readonly conditions: readonly string[];
}

interface TimeBounds {
  /** The column, quoted. */
  readonly at: string;
  readonly kind: 'date' | 'timestamp';
  /** Inclusive; left out: no bound. In the fixed spelling of the kind, so that texts compare. */
  readonly from: string | undefined;
  /** Exclusive. */
  readonly to: string;
}

/** The rows that a measure's window and condition leave. */
export function rowFilter(source: MeasureSource, context: CompileContext): RowFilter {
  const { dialect, run } = context;
  const columnOf = ({ code }: { readonly code: string }) => dialect.identifier(code);
  return {
    window: timeBounds(source, context),
    conditions: [
      ...conjuncts(source.where).map((part) => compileCondition(part, run, columnOf, dialect)),
      ...sinceStart(source, context),
    ],
  };
}

/** The name of the column with a fact's day, where rows are joined with facts of their subject. */
export function sinceColumn(fact: string): string {
  return `$since_${fact}`;
}

/** The start of a window that a fact of the row's subject gives: that day as a whole is inside. */
function sinceStart({ window, on, dataset }: MeasureSource, context: CompileContext): string[] {
  if (window.kind !== 'since' || on === undefined) return [];
  const { dialect, run } = context;
  const at = dialect.identifier(on);
  const start = dialect.identifier(sinceColumn(window.fact));
  const isDate = timeKind(dataset, on, context) === 'date';
  return [isDate ? `${at} >= ${start}` : dialect.isFromLocalDay(at, start, run.zone)];
}

function timeBounds(source: MeasureSource, context: CompileContext): TimeBounds | undefined {
  if (source.on === undefined) return undefined;
  const kind = timeKind(source.dataset, source.on, context);
  const { from, to } = windowBounds(source.window, kind, context.run);
  return { at: context.dialect.identifier(source.on), kind, from, to };
}

function conjuncts(where: Condition | undefined): readonly Condition[] {
  if (where === undefined) return [];
  return where.kind === 'all' ? where.conditions : [where];
}

/**
 * What all measures of a dataset have in common: rows outside of it need not be aggregated. The
 * window is the least that holds all windows on one column.
 */
export function commonFilter(filters: readonly RowFilter[]): RowFilter {
  const [first, ...others] = filters;
  if (first === undefined) return { window: undefined, conditions: [] };
  return {
    window: others.reduce((hull, { window }) => joined(hull, window), first.window),
    conditions: first.conditions.filter((condition) =>
      others.every(({ conditions }) => conditions.includes(condition)),
    ),
  };
}

function joined(left: TimeBounds | undefined, right: TimeBounds | undefined) {
  if (left === undefined || right?.at !== left.at) return undefined;
  const isOpen = left.from === undefined || right.from === undefined;
  const [from] = isOpen ? [] : [left.from, right.from].sort();
  return { ...left, from, to: left.to > right.to ? left.to : right.to };
}

/** The parts of a filter as SQL, without those that rows were chosen by already. */
export function filterSql(
  filter: RowFilter,
  { dialect }: Pick<CompileContext, 'dialect'>,
  chosen?: RowFilter,
): string[] {
  const { window, conditions } = filter;
  const parts = conditions.filter((condition) => chosen?.conditions.includes(condition) !== true);
  if (window === undefined) return parts;
  const literal = (text: string) => dialect.literal(text, { kind: window.kind });
  const { from, to } = window;
  if (to !== chosen?.window?.to) parts.unshift(`${window.at} < ${literal(to)}`);
  if (from !== undefined && from !== chosen?.window?.from) {
    parts.unshift(`${window.at} >= ${literal(from)}`);
  }
  return parts;
}
