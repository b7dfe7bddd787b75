import { comparedMeasures, type FactDefinition, type MeasureSource } from '@tagwright/rules';
import { contextOf, type PlanInput } from '../plan-input.js';
import { filterSql, rowFilter, sinceColumn } from './row-filter.js';

/** The rows of one dataset that a fact looks at. */
export interface SourceRows {
  /** What the rows are for: the measure itself, what it is set against, or a step of a sequence. */
  readonly role: 'counted' | 'base' | 'first' | 'second';
  readonly dataset: string;
  /** The column of the event's time, if the fact looks at one. */
  readonly at: string | null;
  /** The column whose values are measured. */
  readonly value: string | null;
  /** A condition over the dataset's rows; `true` for all rows of the subject. */
  readonly filter: string;
  /** The column that the filter expects with the day a fact of the subject gives, and that fact. */
  readonly since: { readonly column: string; readonly fact: string } | null;
}

/**
 * Which rows a fact is made of, by the same filters as in a run. Empty for facts of facts: they have
 * no rows of their own.
 */
export function sourceRows({ source }: FactDefinition, input: PlanInput): SourceRows[] {
  const context = contextOf(input);
  const of = (role: SourceRows['role'], measure: MeasureSource): SourceRows => {
    const parts = filterSql(rowFilter(measure, context), context);
    const { window } = measure;
    return {
      role,
      dataset: measure.dataset,
      at: measure.on ?? null,
      value: measure.column ?? null,
      filter: parts.length === 0 ? 'true' : parts.join(' AND '),
      since:
        window.kind === 'since' ? { column: sinceColumn(window.fact), fact: window.fact } : null,
    };
  };
  switch (source.kind) {
    case 'measure':
      return [of('counted', source)];
    case 'comparison': {
      const { measured, base } = comparedMeasures(source);
      return [of('counted', measured), of('base', base)];
    }
    case 'sequence': {
      const counted = { kind: 'measure', operation: 'count' } as const;
      const { first, second, window } = source;
      return [
        of('first', { ...counted, ...first, window }),
        of('second', { ...counted, ...second, window: { kind: 'ever' } }),
      ];
    }
    case 'attribute': {
      const { dataset, column } = source;
      return [{ role: 'counted', dataset, at: null, value: column, filter: 'true', since: null }];
    }
    case 'derived':
    case 'inherit':
    case 'rollup':
      return [];
  }
}
