import type { DefectRule } from './defects/defect-rule.js';

/** How the bytes of a file are written. */
export type FileFormat =
  | { readonly kind: 'csv'; readonly encoding?: 'gb18030'; readonly gzip?: boolean }
  | { readonly kind: 'ndjson'; readonly gzip?: boolean }
  | { readonly kind: 'parquet' };

/** One file of a dataset; `part` selects its rows where a dataset is split into several files. */
export interface DemoFile {
  readonly path: string;
  readonly part?: number;
}

/**
 * One export of a source system.
 * `rows` is a SELECT of clean rows in their final order, with the `columns` and with
 * `entity` BIGINT (the person, vehicle, … the row is about), `row_index` BIGINT (unique, for
 * draws) and, for a split dataset, `part` INTEGER; it may offer more columns to the defects.
 */
export interface DemoDataset {
  readonly source: string;
  readonly name: string;
  /** What `entity` numbers, written before it in the truth: `person:17`. */
  readonly entityKind: 'person' | 'vehicle' | 'lead' | 'visit';
  readonly columns: readonly string[];
  readonly rows: string;
  readonly defects: readonly DefectRule[];
  readonly format: FileFormat;
  readonly files: readonly DemoFile[];
  /** Select list of the file where it differs from `columns` (nested objects). */
  readonly output?: string;
}
