import type { Words } from '@tagwright/kernel';
import type { Subject } from '@tagwright/rules';
import type { Conversion, Normalisation } from './conversion.js';

/** How one source system fills the enterprise datasets. Plain data: it travels to other processes. */
export interface SourceMapping {
  readonly source: string;
  readonly name: Words;
  /** Position among sources that contradict each other; 1 wins. */
  readonly rank: number;
  readonly period: CoveredPeriod | null;
  /** When the data arrived, `YYYY-MM-DD`. */
  readonly arrival: string | null;
  readonly files: Readonly<Record<string, SourceFileSpec>>;
  readonly targets: readonly TargetMapping[];
}

/** Half-open: from inclusive, to exclusive; `YYYY-MM-DD`. */
export interface CoveredPeriod {
  readonly from: string;
  readonly to: string;
}

export type SourceFileSpec = CsvSpec | NdjsonSpec | ParquetSpec | PostgresSpec;

interface AnySpec {
  /** Raw texts that mean missing, besides the empty text. */
  readonly nulls: readonly string[];
  /** Whether a full load without any record is meant; else it is refused. */
  readonly mayBeEmpty: boolean;
}

interface TextSpec extends AnySpec {
  /** Relative to the source's folder; the last segment may hold `*` and `?`. */
  readonly path: string;
  /** A WHATWG encoding label. */
  readonly encoding: string;
  readonly compression: 'none' | 'gzip';
}

export interface CsvSpec extends TextSpec {
  readonly format: 'csv';
  readonly delimiter: string;
}

export interface NdjsonSpec extends TextSpec {
  readonly format: 'ndjson';
}

export interface ParquetSpec extends AnySpec {
  readonly format: 'parquet';
  readonly path: string;
}

export interface PostgresSpec extends AnySpec {
  readonly format: 'postgres';
  readonly query: string;
  /** Name of the environment variable that holds the connection string. */
  readonly connection: string;
}

export interface TargetMapping {
  readonly dataset: string;
  /** Name of the entry in `files`. */
  readonly from: string;
  readonly load: 'full' | 'incremental';
  readonly where: RowFilter | null;
  readonly period: CoveredPeriod | null;
  readonly columns: Readonly<Record<string, ColumnMapping>>;
  readonly survivorship: Survivorship;
}

export type ColumnMapping = ValueColumn | ConstantColumn | LinkColumn;

export interface ValueColumn {
  readonly kind: 'value';
  readonly column: string;
  readonly convert: readonly Conversion[];
  readonly range: { readonly min: string | null; readonly max: string | null } | null;
  /** What a value that cannot be used costs: only itself, or its row. */
  readonly onError: 'value' | 'row';
}

export interface ConstantColumn {
  readonly kind: 'constant';
  readonly value: string | number | boolean;
}

/** A subject's key in the source, resolved to the surrogate id. */
export interface LinkColumn {
  readonly kind: 'link';
  readonly of: Subject;
  readonly key: string;
  readonly convert: readonly Conversion[];
  /** A second key that other sources know too; equal values mean the same subject. */
  readonly shared: { readonly column: string; readonly as: Normalisation } | null;
}

export type RowFilter =
  | { readonly all: readonly RowFilter[] }
  | { readonly any: readonly RowFilter[] }
  | {
      readonly column: string;
      readonly operator: 'equal' | 'notEqual' | 'in' | 'notIn' | 'isMissing' | 'isPresent';
      readonly values: readonly string[];
    };

export type SurvivorRule = 'last' | 'first' | 'min' | 'max' | 'mostFrequent' | 'sourceRank';

/** Which of several values for one key stays. */
export interface Survivorship {
  /** Preference among rows; ends in the row's own position, so that no tie remains. */
  readonly order: readonly SurvivorOrder[];
  readonly fallback: SurvivorRule;
  readonly columns: Readonly<Record<string, SurvivorRule>>;
}

/** `desc`: the row with the greatest value is preferred; `asc`: the smallest. */
export interface SurvivorOrder {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
  readonly convert: readonly Conversion[];
}
