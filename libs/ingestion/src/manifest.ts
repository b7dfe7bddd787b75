import type { CoveredPeriod, SurvivorRule } from './mapping/source-mapping.js';

/** A file of the data plane, immutable once it has its name. */
export interface StoredFile {
  /** Relative to the data directory. */
  readonly file: string;
  readonly rows: number;
  /** Of the Parquet file; for an encrypted one, of what was encrypted. */
  readonly sha256: string;
  readonly bytes: number;
}

/** A source file as it was read. */
export interface ReadFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number;
  /** Position of the file among all ever registered; part of `_seq`. */
  readonly ordinal: number;
}

/** What one source supplied to a dataset with one load. */
export interface Supply extends StoredFile {
  readonly source: string;
  readonly rank: number;
  readonly load: 'full' | 'incremental';
  readonly period: CoveredPeriod | null;
  /** Columns the source fills; the others are missing throughout. */
  readonly columns: readonly string[];
  /** Which value of each of them survived; smallest and largest do so across loads too. */
  readonly rules: Readonly<Record<string, SurvivorRule>>;
  readonly sourceFiles: readonly ReadFile[];
  readonly conflicts: StoredFile | null;
  readonly quarantine: StoredFile | null;
}

/** What a dataset version consists of. */
export interface DatasetManifest {
  readonly dataset: string;
  /** The same content has the same hash, whenever and by whichever run it was made. */
  readonly contentHash: string;
  readonly rows: number;
  readonly period: CoveredPeriod | null;
  /** Columns that at least one source fills. */
  readonly columns: readonly string[];
  /** The rows: the union of these files. */
  readonly parts: readonly StoredFile[];
  readonly supplies: readonly Supply[];
  readonly conflicts: readonly StoredFile[];
  readonly quarantine: readonly StoredFile[];
}
