import PQueue from 'p-queue';
import { queueClosed, queueConsumed } from './queue-errors.js';
import {
  RUN_PRIORITIES,
  ticketKey,
  type OnQueueError,
  type RunHandler,
  type RunQueue,
  type RunTicket,
} from './run-queue.js';

/** The queue of an installation without Redis: runs one after the other in this process. */
export class InProcessRunQueue implements RunQueue {
  readonly #queue = new PQueue({ concurrency: 1, autoStart: false });
  readonly #waiting = new Set<string>();
  #handler: RunHandler | undefined;
  #closed = false;

  constructor(private readonly onError: OnQueueError) {}

  enqueue(ticket: RunTicket): Promise<void> {
    if (this.#closed) return Promise.reject(queueClosed());
    const key = ticketKey(ticket);
    if (!this.#waiting.has(key)) {
      this.#waiting.add(key);
      // The library serves the greatest number first.
      const priority = -RUN_PRIORITIES.indexOf(ticket.priority);
      void this.#queue.add(() => this.#work(ticket), { priority });
    }
    return Promise.resolve();
  }

  consume(handler: RunHandler): Promise<void> {
    if (this.#closed) return Promise.reject(queueClosed());
    if (this.#handler !== undefined) return Promise.reject(queueConsumed());
    this.#handler = handler;
    this.#queue.start();
    return Promise.resolve();
  }

  depth(): Promise<number> {
    return Promise.resolve(this.#waiting.size);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#queue.pause();
    this.#queue.clear();
    this.#waiting.clear();
    await this.#queue.onPendingZero();
  }

  async #work(ticket: RunTicket): Promise<void> {
    this.#waiting.delete(ticketKey(ticket));
    try {
      await this.#handler?.(ticket.runId);
    } catch (error) {
      this.onError(error, ticket.runId);
    }
  }
}
