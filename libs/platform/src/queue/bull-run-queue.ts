import { setTimeout as delay } from 'node:timers/promises';
import Bull from 'bull';
import { Redis, type RedisOptions } from 'ioredis';
import { DomainError } from '@tagwright/kernel';
import type { Secret } from '../config/secret.js';
import { queueClosed, queueConsumed } from './queue-errors.js';
import {
  RUN_PRIORITIES,
  ticketKey,
  type OnQueueError,
  type RunHandler,
  type RunQueue,
  type RunTicket,
} from './run-queue.js';

const NAME = 'runs';
/** How long Redis may take to hear that this process leaves, in milliseconds. */
const GOODBYE = 2_000;

export interface BullOptions {
  readonly url: Secret<string>;
  /** Keeps installations on one Redis apart. */
  readonly prefix?: string;
  readonly onError: OnQueueError;
}

/**
 * The queue of an installation with Redis: tickets go from any process to any worker. Redis may
 * lose all of it at any time; the rows in PostgreSQL say what waits.
 */
export class BullRunQueue implements RunQueue {
  readonly #bull: Bull.Queue<RunTicket>;
  readonly #onError: OnQueueError;
  /** Bull leaves connections that it was given to their giver. */
  readonly #connections: Redis[] = [];
  #atWork: Promise<void> = Promise.resolve();
  #consumed = false;
  #closed = false;

  constructor({ url, prefix = 'tagwright', onError }: BullOptions) {
    this.#onError = onError;
    this.#bull = new Bull<RunTicket>(NAME, {
      prefix,
      createClient: (type) => {
        const connection = connect(url, type, onError);
        this.#connections.push(connection);
        return connection;
      },
      // A ticket of a worker that died is handed out again; the row's lease decides who works.
      settings: { lockDuration: 30_000, stalledInterval: 15_000, maxStalledCount: 100 },
    });
    this.#bull.on('error', (error) => {
      onError(error);
    });
  }

  async enqueue(ticket: RunTicket): Promise<void> {
    if (this.#closed) throw queueClosed();
    try {
      await this.#bull.add(ticket, {
        jobId: ticketKey(ticket),
        priority: RUN_PRIORITIES.indexOf(ticket.priority) + 1,
        removeOnComplete: true,
        removeOnFail: true,
      });
    } catch (cause) {
      throw new DomainError(
        'queue_unavailable',
        'Redis does not take the run now; it waits in the database and is tried again.',
        { kind: 'unavailable', cause },
      );
    }
  }

  consume(handler: RunHandler): Promise<void> {
    if (this.#closed) return Promise.reject(queueClosed());
    if (this.#consumed) return Promise.reject(queueConsumed());
    this.#consumed = true;
    void this.#bull
      .process(1, async ({ data }) => {
        // Bull's own retries stay unused: the run's row knows its attempts and their times.
        this.#atWork = handler(data.runId).catch((error: unknown) => {
          this.#onError(error, data.runId);
        });
        await this.#atWork;
      })
      .catch((error: unknown) => {
        if (!this.#closed) this.#onError(error);
      });
    return Promise.resolve();
  }

  async depth(): Promise<number> {
    const counts = await this.#bull.getJobCounts();
    return counts.waiting + counts.delayed;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    const closing = this.#bull.close();
    await this.#atWork;
    // Without Redis there is nothing that could be said to it.
    await Promise.race([closing, delay(GOODBYE, undefined, { ref: false })]);
    for (const connection of this.#connections) {
      // Bull still waits for connections that never came about, and rejects into the void at their end.
      connection.removeAllListeners('end');
      connection.disconnect();
    }
  }
}

/**
 * Adding fails at once while Redis is away, so that a request is answered; waiting for work goes on
 * until Redis is back. Bull asks for the last two settings where it blocks.
 */
function connect(url: Secret<string>, type: string, onError: OnQueueError): Redis {
  const options: RedisOptions =
    type === 'client'
      ? { enableOfflineQueue: true, maxRetriesPerRequest: 1, commandTimeout: 5_000 }
      : { maxRetriesPerRequest: null, enableReadyCheck: false };
  const redis = new Redis(url.reveal(), {
    ...options,
    connectTimeout: 5_000,
    retryStrategy: (times) => Math.min(100 * times, 2_000),
  });
  redis.on('error', (error: unknown) => {
    onError(error);
  });
  return redis;
}
