import {
  conditionState,
  type ComparisonSource,
  type FactValue,
  type MeasureSource,
  type RunTime,
  type ValueType,
} from '@tagwright/rules';
import type { ReferenceRow } from './reference-data.js';
import { fraction, held, scaleOf, type Fraction } from './reference-number.js';

/** What a comparison needs of the subject; `null` is missing. */
export interface ComparedRows {
  /** The value of one measure, in memory form of `exact`. */
  measure(source: MeasureSource, exact: ValueType): FactValue;
  /** The rows that a measure looks at; `undefined` where that cannot be known. */
  rows(source: MeasureSource): readonly ReferenceRow[] | undefined;
  columnType(source: MeasureSource): ValueType | undefined;
  readonly run: RunTime;
}

/** A comparison of two measures in exact fractions; a share by looking at each row. */
export function referenceComparison(
  source: ComparisonSource,
  type: ValueType,
  compared: ComparedRows,
): FactValue {
  if (source.form === 'share') {
    const states = compared.rows(source.base)?.map((row) => stateOf(source.of, row, compared.run));
    if (states === undefined) return null;
    const [yes, no] = ['true', 'false'].map((state) => states.filter((each) => each === state));
    const decided = BigInt((yes?.length ?? 0) + (no?.length ?? 0));
    return held(fraction(BigInt(yes?.length ?? 0), decided), type);
  }
  const [measured, base] = [source.measured, source.base].map((each) => valueOf(each, compared));
  if (measured === undefined || measured === null || base === undefined || base === null) {
    return null;
  }
  const quotient =
    source.form === 'trendDifference'
      ? fraction(
          measured.over * base.under - base.over * measured.under,
          measured.under * base.under,
        )
      : fraction(measured.over * base.under, measured.under * base.over);
  return held(quotient, type);
}

function valueOf(source: MeasureSource, compared: ComparedRows): Fraction {
  const column = source.operation === 'distinct' ? undefined : compared.columnType(source);
  const exact: ValueType = column ?? { kind: 'integer' };
  const value = compared.measure(source, exact);
  return typeof value === 'number' ? fraction(BigInt(value), 10n ** BigInt(scaleOf(exact))) : null;
}

function stateOf(
  condition: Parameters<typeof conditionState>[0],
  row: ReferenceRow,
  run: RunTime,
): 'true' | 'false' | 'unknown' {
  return conditionState(condition, new Map(Object.entries(row)), run);
}
