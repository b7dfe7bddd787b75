import { type ReactiveControllerHost, html, nothing } from 'lit';

import { type Problem, asProblem } from '../api/problem.js';
import './tw-problem.js';

/**
 * Does what the reader asks an element for, one thing at a time: knows while that is under way, and
 * keeps the problem when it failed, until it is tried again or forgotten.
 */
export class ActionController {
  readonly #host: ReactiveControllerHost;
  #busy = false;
  #problem: Problem | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Whether it is under way. */
  get busy(): boolean {
    return this.#busy;
  }

  /** What the last one failed with. */
  get problem(): Problem | null {
    return this.#problem;
  }

  /** Does nothing while another is under way. @returns whether it was done */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    if (this.#busy) return false;
    this.become(true, null);
    try {
      await work();
      this.become(false, null);
      return true;
    } catch (error) {
      this.become(false, asProblem(error));
      return false;
    }
  }

  /** Forgets the problem: what is asked for next begins anew. */
  forget(): void {
    this.become(this.#busy, null);
  }

  /** Draws the problem. @param again offers the reader to try again */
  render(again?: () => unknown): unknown {
    if (!this.#problem) return nothing;
    return html`<tw-problem
      .problem=${this.#problem}
      ?retryable=${again !== undefined}
      @retry=${again}
    ></tw-problem>`;
  }

  private become(busy: boolean, problem: Problem | null): void {
    this.#busy = busy;
    this.#problem = problem;
    this.#host.requestUpdate();
  }
}
