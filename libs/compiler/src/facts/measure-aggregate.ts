import { conditionLeaves, type MeasureSource } from '@tagwright/rules';

export interface MeasureSql {
  /** The aggregate; of the fact's type, unless steps follow. */
  readonly aggregate: string;
  /** What comes of the aggregate, each over the column of the one before; the last is the fact. */
  readonly steps: readonly ((previous: string) => string)[];
  /** For a subject without any row. */
  readonly empty: string | undefined;
  readonly reads: readonly string[];
}

/** The columns of the dataset that a measure looks at. */
export function columnsRead(source: MeasureSource): string[] {
  const leaves = source.where === undefined ? [] : conditionLeaves(source.where);
  const asked = leaves.map(({ reference }) => reference.code);
  const place = ['first', 'last', 'mode'].includes(source.operation) ? ['_seq'] : [];
  const own = [source.column, source.on].filter((each) => each !== undefined);
  return [...new Set([...own, ...asked, ...place])];
}
