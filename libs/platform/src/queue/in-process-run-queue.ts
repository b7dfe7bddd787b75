import PQueue from 'p-queue';
import { DomainError } from '@tagwright/kernel';
import type { RunHandler, RunQueue } from './run-queue.js';

/** Told about a handler that failed; the handler itself records the failure in the run. */
export type OnRunError = (runId: string, error: unknown) => void;

/** The queue of an installation without Redis: runs one after the other in this process. */
export class InProcessRunQueue implements RunQueue {
  readonly #queue = new PQueue({ concurrency: 1, autoStart: false });
  readonly #waiting = new Set<string>();
  #handler: RunHandler | undefined;
  #closed = false;

  constructor(private readonly onError: OnRunError) {}

  enqueue(runId: string): Promise<void> {
    if (this.#closed) return Promise.reject(closed());
    if (!this.#waiting.has(runId)) {
      this.#waiting.add(runId);
      void this.#queue.add(() => this.#work(runId));
    }
    return Promise.resolve();
  }

  consume(handler: RunHandler): Promise<void> {
    if (this.#closed) return Promise.reject(closed());
    if (this.#handler !== undefined) {
      const message = 'This queue has its consumer already.';
      return Promise.reject(new DomainError('queue_consumed', message, { kind: 'internal' }));
    }
    this.#handler = handler;
    this.#queue.start();
    return Promise.resolve();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#queue.pause();
    this.#queue.clear();
    this.#waiting.clear();
    await this.#queue.onPendingZero();
  }

  async #work(runId: string): Promise<void> {
    this.#waiting.delete(runId); // from here on a new request for it is a new piece of work
    try {
      await this.#handler?.(runId);
    } catch (error) {
      this.onError(runId, error);
    }
  }
}

function closed(): DomainError {
  return new DomainError('queue_closed', 'The queue takes no more runs: the process is ending.', {
    kind: 'unavailable',
  });
}
