import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { api } from '../../api/api.js';
import { type Problem, asProblem } from '../../api/problem.js';
import type { FilterBody, FilterCount } from '../../api/types.js';

/** Milliseconds without a change before the question is sent. */
const PAUSE = 180;

/** Asks for the count of a filter; only the newest question counts. */
export class FilterQueryController implements ReactiveController {
  count: FilterCount | null = null;
  /** What was last asked for in earnest: whom the list shows. */
  settled: FilterBody | null = null;
  problem: Problem | null = null;
  /** The figures shown belong to an earlier question. */
  stale = false;

  readonly #host: ReactiveControllerHost;
  #abort: AbortController | null = null;
  #timer = 0;
  #asked = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    window.clearTimeout(this.#timer);
    this.#abort?.abort();
  }

  /** Counts this filter; null means that there is nothing to count. */
  ask(body: FilterBody | null, again = false): void {
    const asked = JSON.stringify(body);
    if (asked === this.#asked && !again) return;
    this.#asked = asked;
    window.clearTimeout(this.#timer);
    this.#abort?.abort();
    this.problem = null;
    this.stale = body !== null;
    if (body) {
      this.#timer = window.setTimeout(() => void this.load(body), PAUSE);
    } else {
      this.count = null;
      this.settled = null;
    }
    this.#host.requestUpdate();
  }

  private async load(body: FilterBody): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    this.settled = body;
    this.#host.requestUpdate();
    try {
      this.count = await api.count(body, abort.signal);
      this.stale = false;
    } catch (error) {
      if (abort.signal.aborted) return;
      this.problem = asProblem(error);
    }
    this.#host.requestUpdate();
  }
}
