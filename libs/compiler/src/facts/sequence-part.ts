import type { FactDefinition, SequenceSource, SequenceStep, Subject } from '@tagwright/rules';
import { timeKind, type CompileContext } from '../compile-context.js';
import type { Reads } from '../relations.js';
import { subjectView } from '../subjects.js';
import { dayStart, windowBounds } from '../time/window-bounds.js';
import { ID, lookupById, type FactPart } from './fact-part.js';
import { columnsRead } from './measure-aggregate.js';
import { filterSql, rowFilter, type RowFilter } from './row-filter.js';

type SequenceFact = FactDefinition & { readonly source: SequenceSource };

/**
 * One sequence: first and second events in one list of days per subject, in which each first event
 * counts the second ones on the days after it.
 */
export function sequencePart(
  subject: Subject,
  { code, source }: SequenceFact,
  context: CompileContext,
  reads: Reads,
): FactPart {
  const { dialect, run } = context;
  const name = dialect.identifier(`$sequence_${code}`);
  const { idColumn } = subjectView(subject);
  const events = [
    eventRows('first', source.first, firstFilter(source, context), idColumn, context, reads),
    eventRows('second', source.second, secondFilter(source, context), idColumn, context, reads),
  ].join(' UNION ALL ');
  const after = `RANGE BETWEEN ${source.sameDay ? 0 : 1} FOLLOWING AND ${source.days} FOLLOWING`;
  const number = dialect.dayNumber('"$day"');
  const followers = `count("$second") OVER (PARTITION BY ${ID} ORDER BY ${number} ${after})`;
  const today = dialect.dayNumber(dialect.literal(run.date.toString(), { kind: 'date' }));
  const counts =
    source.relation === 'then'
      ? `"$first" IS NOT NULL AND "$followers" > 0`
      : `"$first" IS NOT NULL AND "$followers" = 0 AND ${number} + ${source.days} < ${today}`;
  const listed = `SELECT ${ID}, "$day", "$first", ${followers} AS "$followers" FROM (${events})`;
  const sql = `SELECT ${ID}, count(*) AS "$count", max("$day") AS "$last" FROM (${listed}) WHERE ${counts} GROUP BY ${ID}`;
  return {
    ctes: [{ name, sql }],
    lookups: [lookupById(name, ['"$count"', '"$last"'])],
    columns: new Map([[code, resultSql(source, name)]]),
  };
}

function resultSql({ result }: SequenceSource, name: string): string {
  switch (result) {
    case 'exists':
      return `(${name}."$count" IS NOT NULL)`;
    case 'count':
      return `coalesce(${name}."$count", 0)`;
    case 'lastDate':
      return `${name}."$last"`;
  }
}

/** Id, day, and in which role a row is an event. */
function eventRows(
  role: 'first' | 'second',
  { dataset, on, where }: SequenceStep,
  filter: RowFilter,
  idColumn: string,
  context: CompileContext,
  reads: Reads,
): string {
  const { dialect, run } = context;
  const [id, at] = [dialect.identifier(idColumn), dialect.identifier(on)];
  const day = timeKind(dataset, on, context) === 'date' ? at : dialect.localDate(at, run.zone);
  const asked = columnsRead({ ...ALL_ROWS, dataset, on, ...(where && { where }) });
  const rows = [`${id} IS NOT NULL`, ...filterSql(filter, context)].join(' AND ');
  const relation = reads.dataset(dataset, [idColumn, ...asked], rows);
  const roles = (['first', 'second'] as const).map(
    (each) => `${each === role ? 'TRUE' : 'CAST(NULL AS BOOLEAN)'} AS "$${each}"`,
  );
  return `SELECT ${id} AS ${ID}, ${day} AS "$day", ${roles.join(', ')} FROM ${relation} WHERE ${rows}`;
}

const ALL_ROWS = { kind: 'measure', operation: 'count', window: { kind: 'ever' } } as const;

function firstFilter({ first, window }: SequenceSource, context: CompileContext): RowFilter {
  return rowFilter({ ...ALL_ROWS, ...first, window }, context);
}

/** What may follow: everything from the window's first day up to the run. */
function secondFilter({ second, window }: SequenceSource, context: CompileContext): RowFilter {
  const filter = rowFilter({ ...ALL_ROWS, ...second }, context);
  const { from } = windowBounds(window, 'date', context.run);
  if (from === undefined || filter.window === undefined) return filter;
  const start = dayStart(from, filter.window.kind, context.run);
  return { ...filter, window: { ...filter.window, from: start } };
}
