/** Does the work of one run. It claims the run first, so that hearing of it twice does no harm. */
export type RunHandler = (runId: string) => Promise<void>;

/**
 * Says which run is to be worked on next; what the run is stands in its row. Ids are enqueued after
 * the row is committed. Delivery is at least once while the queue lives; what is lost with it is
 * found again by looking for rows that nobody works on.
 */
export interface RunQueue {
  /** Adds a run; one that is waiting already is not added again. */
  enqueue(runId: string): Promise<void>;
  /**
   * Begins to hand out runs, in order, one at a time per consumer. A handler that fails does not
   * stop the queue.
   */
  consume(handler: RunHandler): Promise<void>;
  /** Hands out no more and waits for the run at work. Waiting ids are forgotten. */
  close(): Promise<void>;
}

/** Injection token of the queue. */
export const RUN_QUEUE = Symbol('RunQueue');
