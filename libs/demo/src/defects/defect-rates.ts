import type { DefectKind } from './defect-rule.js';

/** Share of a dataset's rows that each kind of defect strikes, per rule. */
export const DEFECT_RATES: Readonly<Record<DefectKind, number>> = {
  missing: 0.003,
  malformed: 0.002,
  out_of_range: 0.001,
  contradictory: 0.001,
  duplicate_person: 0.012,
  unmapped_code: 0.0015,
  unknown_key: 0.0005,
  late: 0.002,
};
