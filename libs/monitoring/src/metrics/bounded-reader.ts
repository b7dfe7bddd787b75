import { setTimeout as delay } from 'node:timers/promises';

export interface BoundedReaderOptions {
  /** For so long an answer is given again, in milliseconds. */
  readonly keepMs: number;
  /** After so long nobody waits any more, in milliseconds. */
  readonly limitMs: number;
  /** Give the answer before rather than none while the next one is on its way. */
  readonly orLast?: boolean;
  /** Told why there is no answer. */
  readonly onFailure?: (error: unknown) => void;
}

const FAILURE_MS = 1_000;

/**
 * Asks something that may hang, at most once at a time: who comes meanwhile shares the answer, and
 * nobody waits longer than the limit.
 */
export class BoundedReader<T> {
  private pending: Promise<T | undefined> | undefined;
  private last: T | undefined;
  private kept: { readonly value: T | undefined; readonly until: number } | undefined;

  constructor(
    private readonly ask: () => Promise<T>,
    private readonly options: BoundedReaderOptions,
  ) {}

  /** The answer; undefined when it failed or took too long. */
  async read(): Promise<T | undefined> {
    if (this.kept !== undefined && performance.now() < this.kept.until) {
      return this.kept.value ?? this.instead();
    }
    this.pending ??= this.askOnce();
    const limit = new AbortController();
    try {
      const late = delay(this.options.limitMs, undefined, { signal: limit.signal });
      const answer = await Promise.race([this.pending, late]);
      return answer ?? this.instead();
    } finally {
      limit.abort();
    }
  }

  private instead(): T | undefined {
    return this.options.orLast === true ? this.last : undefined;
  }

  /** A failure is an answer too, for a moment. */
  private async askOnce(): Promise<T | undefined> {
    const value = await this.ask().catch((error: unknown) => {
      this.options.onFailure?.(error);
      return undefined;
    });
    if (value !== undefined) this.last = value;
    const keepMs =
      value === undefined ? Math.min(FAILURE_MS, this.options.keepMs) : this.options.keepMs;
    this.kept = { value, until: performance.now() + keepMs };
    this.pending = undefined;
    return value;
  }
}
