import type { PlanInput, SuppliedDataset } from '@tagwright/compiler';
import { sqlIdentifier, type Engine } from '@tagwright/engines';
import {
  comparedMeasures,
  conditionLeaves,
  OPERATORS,
  type DefinitionSet,
  type FactSource,
  type MeasureSource,
  type RunTime,
  type Window,
  type WindowLength,
} from '@tagwright/rules';
import { Temporal } from 'temporal-polyfill';

/** Lengths of time after (or, negative, before) a date of one dataset at which facts may change. */
interface Watch {
  readonly dataset: string;
  readonly column: string;
  readonly lengths: readonly WindowLength[];
}

/** Datasets that say who belongs to whom, with the days from which and to which they do. */
const LINKS = ['ownership', 'customer_link', 'lead', 'vehicle', 'imported_label'];

/**
 * The days, counted from the run's, on which a row may enter or leave what facts look at: all of
 * them and some more. Between two of them, whatever is measured stays as it is.
 */
export async function changeDays(
  engine: Engine,
  input: PlanInput,
  datasets: readonly string[],
  run: RunTime,
  most: number,
): Promise<number[]> {
  const days = new Set<number>(hasCalendar(input.set) ? monthStarts(run, most) : []);
  for (const watch of watches(input, datasets)) {
    for (const date of await datesOf(engine, watch, input, run)) {
      for (const length of watch.lengths) addDays(days, date, length, run, most);
    }
  }
  return [...days].sort((a, b) => a - b);
}

/**
 * Whether what is measured may change on any day: conditions over rows look at the run's moment, or
 * a dataset is behind the run, so that the ends of calendar periods are covered later than they come.
 */
export function changesAnyDay(
  { set, supplied }: PlanInput,
  datasets: readonly string[],
  run: RunTime,
): boolean {
  const conditions = [...set.facts.values()].flatMap(({ source }) => rowConditions(source));
  const leaves = conditions.flatMap((condition) => conditionLeaves(condition));
  const isTimed = leaves.some(({ operator }) => OPERATORS[operator].reach !== undefined);
  return isTimed || supplied.some((each) => datasets.includes(each.dataset) && isBehind(each, run));
}

function isBehind({ period }: SuppliedDataset, { asOf, zone }: RunTime): boolean {
  if (period === null) return false;
  const end = period.to.includes('T')
    ? Temporal.Instant.from(period.to)
    : Temporal.PlainDate.from(period.to).toZonedDateTime(zone).toInstant();
  return Temporal.Instant.compare(end, asOf) < 0;
}

function rowConditions(source: FactSource) {
  if (source.kind === 'sequence') return [source.first.where, source.second.where].filter(isGiven);
  return measuresOf(source)
    .map(({ where }) => where)
    .filter(isGiven);
}

function isGiven<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function measuresOf(source: FactSource): MeasureSource[] {
  if (source.kind === 'measure') return [source];
  if (source.kind !== 'comparison') return [];
  const { measured, base } = comparedMeasures(source);
  return [measured, base];
}

function watches({ set, catalog }: PlanInput, datasets: readonly string[]): Watch[] {
  const measured = [...set.facts.values()].flatMap(({ source }): Watch[] => {
    if (source.kind === 'sequence') {
      const follow: WindowLength = { unit: 'days', count: source.days };
      const lengths = [...windowLengths(source.window), follow];
      return [source.first, source.second].map(({ dataset, on }) => ({
        dataset,
        column: on,
        lengths,
      }));
    }
    return measuresOf(source).flatMap(({ dataset, on, window }) =>
      on === undefined ? [] : [{ dataset, column: on, lengths: windowLengths(window) }],
    );
  });
  const ages = [...set.tags.values()].flatMap(({ rule }) => {
    return rule.kind === 'imported' && rule.maxAge !== undefined ? [rule.maxAge] : [];
  });
  const linked = LINKS.filter((name) => datasets.includes(name)).flatMap((dataset) => {
    const columns = catalog.datasets.get(dataset)?.columns ?? [];
    const dated = columns.filter(({ type }) => type.kind === 'date' || type.kind === 'timestamp');
    return dated.map(({ code }) => ({ dataset, column: code, lengths: [NOW, ...ages] }));
  });
  return [...measured, ...linked].filter(({ dataset }) => datasets.includes(dataset));
}

const NOW: WindowLength = { unit: 'days', count: 0 };

function windowLengths(window: Window): WindowLength[] {
  switch (window.kind) {
    case 'last':
      return [NOW, window.length];
    case 'between':
      return [NOW, window.from, window.to];
    case 'next':
      return [NOW, { unit: window.length.unit, count: -window.length.count }];
    case 'ever':
    case 'since':
    case 'calendar':
      return [NOW];
  }
}

/** The local days of a column, and the day from which its dataset is covered. */
async function datesOf(
  engine: Engine,
  { dataset, column }: Watch,
  { supplied, catalog }: PlanInput,
  { zone }: RunTime,
): Promise<Temporal.PlainDate[]> {
  const name = sqlIdentifier(column);
  const rows = await engine.query(
    `SELECT DISTINCT ${name} AS "at" FROM dataset.${sqlIdentifier(dataset)} WHERE ${name} IS NOT NULL`,
  );
  const start = supplied.find((each) => each.dataset === dataset)?.period?.from;
  const isKnown = catalog.datasets.has(dataset) && start !== undefined;
  const texts = [
    ...rows.flatMap(({ at }) => (typeof at === 'string' ? [at] : [])),
    ...(isKnown ? [start] : []),
  ];
  return texts.map((text) =>
    text.includes('T')
      ? Temporal.Instant.from(text).toZonedDateTimeISO(zone).toPlainDate()
      : Temporal.PlainDate.from(text),
  );
}

/** The day that lies so far from a date, and those beside it on which the calendar's clamps bite. */
function addDays(
  days: Set<number>,
  date: Temporal.PlainDate,
  { unit, count }: WindowLength,
  run: RunTime,
  most: number,
): void {
  const target = date.add({ [unit]: count });
  const distance = run.date.until(target, { largestUnit: 'days' }).days;
  const isClamped = count !== 0 && (unit === 'months' || unit === 'years');
  const [before, after] = isClamped ? [4, 4] : [1, 2];
  for (let day = distance - before; day <= distance + after; day += 1) {
    if (day > 0 && day <= most) days.add(day);
  }
}

function hasCalendar({ facts }: DefinitionSet): boolean {
  return [...facts.values()].some(({ source }) => {
    if (source.kind === 'sequence') return source.window.kind === 'calendar';
    return measuresOf(source).some(({ window }) => window.kind === 'calendar');
  });
}

function monthStarts(run: RunTime, most: number): number[] {
  const all = Array.from({ length: most }, (_, index) => index + 1);
  return all.filter((day) => run.date.add({ days: day }).day === 1);
}
