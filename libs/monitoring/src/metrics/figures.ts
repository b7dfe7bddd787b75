import type { TrailFigures } from '@tagwright/audit';
import type { WebhookFigures } from '@tagwright/webhooks';

/** What waits for workers, at this moment. */
export interface QueueFigures {
  readonly waiting: number;
  readonly running: number;
  /** Failed once or more and waiting for their next attempt. */
  readonly retry: number;
  /** Seconds that the first of the waiting ones has waited; 0 when none waits. */
  readonly oldestSeconds: number;
}

/** How old is what readers are shown. */
export interface SnapshotFigures {
  readonly id: number;
  /** Seconds since the publication. */
  readonly ageSeconds: number;
  /** Seconds since the instant that the snapshot looks from. */
  readonly dataAgeSeconds: number;
  readonly rows: readonly { readonly subject: string; readonly rows: number }[];
}

/** What changes from second to second; cheap to read. */
export interface LiveFigures {
  readonly queue: QueueFigures;
  readonly datasets: readonly { readonly dataset: string; readonly rows: number }[];
  /** Null before the first publication. */
  readonly snapshot: SnapshotFigures | null;
  readonly audit: TrailFigures;
  readonly webhooks: WebhookFigures;
}

/** Finished steps of one name in all runs that are kept. */
export interface StepFigures {
  readonly kind: string;
  readonly step: string;
  readonly count: number;
  readonly seconds: number;
  /** How many took at most so long, in the order of `STEP_BUCKETS`. */
  readonly atMost: readonly number[];
}

/** What the latest ingestion of a source set aside. */
export interface QuarantineFigures {
  readonly source: string;
  readonly dataset: string;
  readonly reason: string;
  readonly scope: string;
  readonly count: number;
}

/** What grows with every run; read less often. */
export interface HistoryFigures {
  readonly runs: readonly {
    readonly kind: string;
    readonly state: string;
    readonly count: number;
  }[];
  readonly steps: readonly StepFigures[];
  readonly quarantine: readonly QuarantineFigures[];
}

/** Upper bounds in seconds: from a step of nothing to the facts of a large group. */
export const STEP_BUCKETS = [0.1, 0.5, 1, 5, 15, 60, 300, 1800] as const;
