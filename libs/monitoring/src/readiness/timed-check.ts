import { setTimeout as delay } from 'node:timers/promises';

/** How one thing that serving needs was found. */
export interface CheckResult {
  readonly name: string;
  readonly status: 'ok' | 'failed';
  /** In a sentence, without secrets; empty where it is ok. */
  readonly problem: string;
}

/**
 * One check with a time limit. While an earlier look still hangs no further one is begun, so that
 * probes do not pile up.
 */
export class TimedCheck {
  private pending: Promise<string> | undefined;

  constructor(
    readonly name: string,
    /** Looks; gives what is wrong, or an empty text. */
    private readonly look: () => Promise<string>,
    private readonly limitMs: number,
  ) {}

  async run(): Promise<CheckResult> {
    this.pending ??= this.lookOnce();
    const limit = new AbortController();
    const late = delay(this.limitMs, `It did not answer within ${this.limitMs} ms.`, {
      signal: limit.signal,
    });
    const problem = await Promise.race([this.pending, late]);
    limit.abort();
    late.catch(() => undefined); // aborted: the look was quicker
    return { name: this.name, status: problem === '' ? 'ok' : 'failed', problem };
  }

  private async lookOnce(): Promise<string> {
    try {
      return await this.look();
    } catch (error) {
      const { code } = error as { code?: unknown };
      return `It failed${typeof code === 'string' ? ` with ${code}` : ''}.`;
    } finally {
      this.pending = undefined;
    }
  }
}
