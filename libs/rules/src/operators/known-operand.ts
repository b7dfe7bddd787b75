import type { Operand } from '../ast/condition.js';
import type { AnniversarySpan } from '../time/anniversary-spans.js';

/** Half-open, in the spelling of the column: local days or instants in UTC. */
export interface TimeBounds {
  readonly shape: 'bounds';
  readonly from: string;
  readonly to: string;
}

export interface Anniversaries {
  readonly shape: 'anniversaries';
  readonly spans: readonly AnniversarySpan[];
}

/** An operand as evaluators see it: a length of time has become the stretch that it means. */
export type KnownOperand =
  Exclude<Operand, { readonly shape: 'length' }> | TimeBounds | Anniversaries;
