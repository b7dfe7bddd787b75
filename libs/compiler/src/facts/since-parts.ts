import type { FactDefinition, MeasureSource, Subject } from '@tagwright/rules';
import type { CompileContext } from '../compile-context.js';
import type { Reads } from '../relations.js';
import { subjectView } from '../subjects.js';
import { coveredFrom } from '../time/coverage.js';
import { ID, type FactPart } from './fact-part.js';
import { measuredParts } from './measured-parts.js';
import type { MeasuredFact } from './measured-rows.js';
import { sinceColumn } from './row-filter.js';

/** Whether a fact's window starts on a day that another fact of the subject holds. */
export function startsAtFact({ source }: FactDefinition): boolean {
  return source.kind === 'measure' && source.window.kind === 'since';
}

/**
 * Measures whose windows start at facts of `level`, a relation with those facts per subject: each
 * dataset's rows are joined with them. The parts join a relation `s` that has the level's columns.
 */
export function sinceParts(
  subject: Subject,
  facts: readonly MeasuredFact[],
  level: string,
  context: CompileContext,
  reads: Reads,
): FactPart[] {
  const { dialect } = context;
  const { idColumn } = subjectView(subject);
  const datasets = [...new Set(facts.map((fact) => fact.source.dataset))].sort();
  return datasets.flatMap((dataset) => {
    const mine = facts.filter((fact) => fact.source.dataset === dataset);
    const starts = [...new Set(mine.map(({ source }) => startOf(source)))].sort();
    const relation = (columns: readonly string[]) => {
      const wanted = [...new Set([idColumn, ...columns])];
      const own = wanted.map((column) => `d.${dialect.identifier(column)}`);
      const since = starts.map(
        (fact) => `l.${dialect.identifier(fact)} AS ${dialect.identifier(sinceColumn(fact))}`,
      );
      const from = `${reads.dataset(dataset, wanted)} d JOIN ${level} l ON l.${ID} = d.${dialect.identifier(idColumn)}`;
      return `(SELECT ${[...own, ...since].join(', ')} FROM ${from})`;
    };
    const name = `$rows_${level.replaceAll('"', '')}_${dataset}`;
    const parts = measuredParts(mine, { name, idColumn, relation }, context);
    return parts.map((part) => onlyCovered(part, mine, context));
  });
}

/** A window is known only if it starts on a day that the dataset's period covers. */
function onlyCovered(
  part: FactPart,
  facts: readonly MeasuredFact[],
  { dialect, supplied, run }: CompileContext,
): FactPart {
  const columns = [...part.columns].map(([code, sql]): [string, string] => {
    const source = facts.find((fact) => fact.code === code)?.source;
    const period = source && supplied.get(source.dataset)?.period;
    if (source === undefined || period === undefined || period === null) return [code, sql];
    const first = dialect.literal(coveredFrom(period, run), { kind: 'date' });
    const start = `s.${dialect.identifier(startOf(source))}`;
    return [code, `(CASE WHEN ${start} >= ${first} THEN ${sql} END)`];
  });
  return { ...part, columns: new Map(columns) };
}

function startOf({ window }: MeasureSource): string {
  if (window.kind !== 'since') throw new RangeError(window.kind);
  return window.fact;
}
