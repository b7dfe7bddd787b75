import type { ValueType } from '@tagwright/rules';

/** The parts of a planned tag column that sealing needs. */
export interface PlannedColumn {
  readonly code: string;
  readonly type: ValueType;
}
