/** Who waits for a run: a person, an ordinary request, or nobody before morning. */
export type RunPriority = 'interactive' | 'normal' | 'background';

/** The order in which priorities are served, first one first. */
export const RUN_PRIORITIES: readonly RunPriority[] = ['interactive', 'normal', 'background'];

/** One delivery: which run, and which of its attempts. What the run is stands in its row. */
export interface RunTicket {
  readonly runId: number;
  /** How often the run had been begun when the ticket was written. */
  readonly attempt: number;
  readonly priority: RunPriority;
}

/** Does the work of one run. It claims the run first, so that hearing of it twice does no harm. */
export type RunHandler = (runId: number) => Promise<void>;

/** Told about a handler that failed; the handler itself records the failure in the run. */
export type OnQueueError = (error: unknown, runId?: number) => void;

/**
 * Says which run is to be worked on next. Tickets are enqueued after the row is committed. Delivery
 * is at least once while the queue lives; what is lost with it is found again by looking for rows
 * that nobody works on.
 */
export interface RunQueue {
  /**
   * Adds a ticket; one that is waiting already is not added again.
   * @throws DomainError `queue_closed`, `queue_unavailable`; the row still says that the run waits
   */
  enqueue(ticket: RunTicket): Promise<void>;
  /**
   * Begins to hand out runs, by priority and then in order, one at a time per consumer. A handler
   * that fails does not stop the queue.
   */
  consume(handler: RunHandler): Promise<void>;
  /** Tickets that wait, as far as the queue knows. */
  depth(): Promise<number>;
  /** Hands out no more and waits for the run at work. */
  close(): Promise<void>;
}

/** Injection token of the queue. */
export const RUN_QUEUE = Symbol('RunQueue');

/** What identifies a ticket among the waiting ones. */
export function ticketKey({ runId, attempt }: RunTicket): string {
  return `${runId}-${attempt}`;
}
