import type { Words } from '@tagwright/kernel';
import type { Subject, ValueType } from '@tagwright/rules';

/** One supplied dataset version as the compiler needs it. */
export interface SuppliedDataset {
  readonly dataset: string;
  readonly version: number;
  /** Hash of the version's content; together with the period it identifies the input. */
  readonly contentHash: string;
  /** The covered period, half-open: YYYY-MM-DD (days of the run's zone) or ISO instants. */
  readonly period: { readonly from: string; readonly to: string } | null;
  /** Columns that at least one source fills; left out: all of them. */
  readonly columns?: readonly string[];
}

export type IdColumn = 'customer_id' | 'vehicle_id' | 'lead_id';

export interface PlanColumn {
  readonly code: string;
  readonly type: ValueType;
  readonly definitionHash: string;
  /** Why the column is missing for everybody, e.g. "dataset sales_order is not supplied". */
  readonly missingBecause?: Words;
}

/**
 * A dataset read by several parts of the plan: read once into a table `scan.<dataset>`, before the
 * first part that names it in its `reads` and is not taken from a cache.
 */
export interface SharedScanPlan {
  /** For example `scan.service_order`. */
  readonly name: string;
  readonly reads: readonly string[];
  readonly sql: string;
}

/** The facts of one subject; `select` gives exactly one row per subject, in no order. */
export interface FactTablePlan {
  readonly subject: Subject;
  readonly idColumn: IdColumn;
  /** Equal keys mean equal rows: definitions, dataset versions, time and compiler are in it. */
  readonly cacheKey: string;
  readonly columns: readonly PlanColumn[];
  /** Relations the statements name, e.g. `dataset.service_order`, `scan.lead`, `facts.vehicle`. */
  readonly reads: readonly string[];
  readonly select: string;
}

/** The tags of one subject, to be readable as `table`. */
export interface TagStagePlan {
  readonly subject: Subject;
  readonly idColumn: IdColumn;
  /** For example `stage.lead_1`. */
  readonly table: string;
  readonly columns: readonly PlanColumn[];
  readonly reads: readonly string[];
  /** Nothing of it changed: `select` only reads `sealed.<subject>`, the earlier snapshot's table. */
  readonly sealed: boolean;
  /** The snapshot is not its only reader, so that its rows are worth keeping. */
  readonly kept: boolean;
  readonly select: string;
}

export interface SnapshotColumn extends PlanColumn {
  /** Equal keys mean equal values in equal order, so that a column digest can be reused. */
  readonly digestKey: string;
}

/** The published table of one subject: all its tags in code order, ordered by its id. */
export interface SnapshotTablePlan {
  readonly subject: Subject;
  readonly idColumn: IdColumn;
  readonly columns: readonly SnapshotColumn[];
  readonly reads: readonly string[];
  readonly select: string;
}

/** Everything a run computes, as data. Lists are in the order in which they must run. */
export interface Plan {
  readonly compilerVersion: number;
  readonly asOf: string;
  readonly zone: string;
  readonly shared: readonly SharedScanPlan[];
  readonly facts: readonly FactTablePlan[];
  readonly stages: readonly TagStagePlan[];
  readonly snapshot: readonly SnapshotTablePlan[];
}
