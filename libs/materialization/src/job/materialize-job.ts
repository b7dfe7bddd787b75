import type { Plan } from '@tagwright/compiler';
import type { Subject } from '@tagwright/rules';
import type { ColumnProfile, SnapshotTable } from '../snapshots/snapshot-manifest.js';
import type { SnapshotDiff } from './snapshot-diff.js';

/** Where the files of one dataset version are. */
export interface DatasetFiles {
  readonly dataset: string;
  /** Absolute paths of Parquet files. */
  readonly files: readonly string[];
}

export interface FactTableTarget {
  readonly subject: Subject;
  readonly cacheKey: string;
  /** Absolute path of the finished file. */
  readonly path: string;
  /** The file is there from an earlier run. */
  readonly cached: boolean;
}

/** What an unchanged column came to in an earlier run. */
export interface KnownColumn {
  readonly digest: string;
  readonly profile: ColumnProfile;
}

export interface PreviousTable {
  readonly subject: Subject;
  readonly path: string;
  readonly rows: number;
  readonly sha256: string;
  readonly populationDigest: string;
  readonly columns: readonly { readonly code: string; readonly digest: string }[];
}

/** All that the data plane needs for one materialisation; plain data, no database behind it. */
export interface MaterializeJobSpec {
  readonly plan: Plan;
  readonly datasets: readonly DatasetFiles[];
  readonly facts: readonly FactTableTarget[];
  /** Absolute, not yet existing; becomes the snapshot's folder when sealed. */
  readonly directory: string;
  readonly known: Readonly<Record<string, KnownColumn>>;
  readonly previous: { readonly id: number; readonly tables: readonly PreviousTable[] } | null;
}

export type JobTable = Omit<SnapshotTable, 'columns' | 'file'> & {
  /** File name inside the directory. */
  readonly file: string;
  readonly columns: readonly {
    readonly code: string;
    readonly digestKey: string;
    readonly digest: string;
    readonly profile: ColumnProfile;
  }[];
};

export interface MaterializeJobResult {
  readonly engineVersion: string;
  readonly facts: readonly {
    readonly subject: Subject;
    readonly rows: number;
    readonly sha256: string;
  }[];
  readonly tables: readonly JobTable[];
  readonly contentDigest: string;
  readonly diff: SnapshotDiff | null;
}
