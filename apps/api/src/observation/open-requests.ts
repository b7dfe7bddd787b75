import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';

/** The requests that are being answered, and the end of the process that must wait for them. */
@Injectable()
export class OpenRequests {
  private readonly ending = new AbortController();
  private open = 0;

  /** Aborts when the process stops: event streams, which have no end of their own, end then. */
  get stopping(): AbortSignal {
    return this.ending.signal;
  }

  begin(): void {
    this.open += 1;
  }

  end(): void {
    this.open -= 1;
  }

  stop(): void {
    this.ending.abort();
  }

  /** Waits until none is open, or for so many milliseconds. @returns how many are open still */
  async settled(limitMs: number): Promise<number> {
    const end = performance.now() + limitMs;
    while (this.open > 0 && performance.now() < end) await delay(20);
    return this.open;
  }
}
