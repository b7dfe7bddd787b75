import type { Words } from '@tagwright/kernel';
import type { Subject, ValueType } from '@tagwright/rules';

/** How the values of a tag are spread over its subjects. */
export interface ColumnProfile {
  readonly missing: number;
  /** Codes, flags and multi-value tags: subjects per value (`''` = known and empty). */
  readonly values?: readonly { readonly value: string; readonly count: number }[];
  /** Numbers and dates: extremes as text, and equal-width bins for numbers. */
  readonly min?: string | null;
  readonly max?: string | null;
  readonly bins?: readonly { readonly from: string; readonly to: string; readonly count: number }[];
}

export interface SnapshotColumn {
  readonly code: string;
  readonly type: ValueType;
  readonly definitionHash: string;
  readonly definitionVersion: string;
  readonly digestKey: string;
  /** SHA-256 over the column's values, see `columnDigestSql`. */
  readonly digest: string;
  readonly profile: ColumnProfile;
  readonly missingBecause?: Words;
}

export interface SnapshotTable {
  readonly subject: Subject;
  readonly idColumn: string;
  readonly rows: number;
  /** Relative to the data directory. */
  readonly file: string;
  /** Of the Parquet file's bytes; depends on the engine's version, unlike the digests. */
  readonly sha256: string;
  /** Digest of the id column: which subjects there are. */
  readonly populationDigest: string;
  readonly columns: readonly SnapshotColumn[];
}

export interface ManifestDataset {
  readonly dataset: string;
  readonly version: number;
  readonly contentHash: string;
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly rows: number;
}

export interface ManifestDefinition {
  readonly kind: 'fact' | 'tag';
  readonly code: string;
  readonly version: string;
  /** SHA-256 of the definition as it was written. */
  readonly hash: string;
}

export interface ManifestFactTable {
  readonly subject: Subject;
  readonly cacheKey: string;
  readonly file: string;
  readonly rows: number;
  readonly columns: readonly {
    readonly code: string;
    readonly definitionHash: string;
    readonly definitionVersion: string;
    readonly missingBecause?: Words;
  }[];
}

/** All that a snapshot was made from and came to; enough to make it again and compare. */
export interface SnapshotManifest {
  readonly format: 1;
  readonly snapshotId: number;
  readonly runId: number;
  readonly asOf: string;
  readonly zone: string;
  readonly contentDigest: string;
  readonly engine: { readonly name: string; readonly version: string };
  /** Every definition in force, also those of subjects that have no table. */
  readonly definitions: readonly ManifestDefinition[];
  readonly datasets: readonly ManifestDataset[];
  readonly facts: readonly ManifestFactTable[];
  readonly tables: readonly SnapshotTable[];
}
