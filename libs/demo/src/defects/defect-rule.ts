/** What is wrong with a row. */
export type DefectKind =
  | 'missing'
  | 'malformed'
  | 'out_of_range'
  | 'contradictory'
  | 'duplicate_person'
  | 'unmapped_code'
  | 'unknown_key'
  | 'late';

/** One way in which a dataset's rows go wrong. At most one rule strikes a row. */
export interface DefectRule {
  readonly kind: DefectKind;
  /** Column that carries the defect. */
  readonly column: string;
  /** SQL of the wrong value, over the clean row; absent where the row itself is the defect. */
  readonly value?: string;
  /** Share of the rows struck, 0–1. */
  readonly rate: number;
  /** SQL condition of rows that can be struck. */
  readonly where?: string;
  /** Reason that quarantine gives; absent where ingestion cannot see the defect in the row. */
  readonly reason?: string;
}
