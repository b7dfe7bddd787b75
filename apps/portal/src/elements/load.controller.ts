import { Task } from '@lit/task';
import { type ReactiveControllerHost, html } from 'lit';

import { type Problem, asProblem } from '../api/problem.js';
import './tw-problem.js';
import './tw-skeleton.js';

interface Loading<A extends readonly unknown[], R> {
  /** What is loaded depends on; loading starts anew when one of them changes. */
  readonly args: () => A;
  readonly load: (args: A, signal: AbortSignal) => Promise<R>;
  /** Rows that the skeleton holds the place of. */
  readonly rows?: number;
  readonly onLoaded?: (value: R) => void;
}

/**
 * Loads what an element shows and draws the states around it: a skeleton while it is pending, the
 * problem and a way to try again when it failed.
 */
export class LoadController<const A extends readonly unknown[], R> {
  readonly #task: Task<A, R>;
  readonly #rows: number;

  constructor(
    host: ReactiveControllerHost,
    { args, load, rows = 6, onLoaded = () => undefined }: Loading<A, R>,
  ) {
    this.#rows = rows;
    this.#task = new Task<A, R>(host, {
      args,
      task: (own, { signal }) => load(own, signal),
      onComplete: onLoaded,
    });
  }

  /** What was loaded last; stays while newer is on its way. */
  get value(): R | undefined {
    return this.#task.value;
  }

  /** @param instead draws a problem that means something better than an error; null where it does not */
  render(
    complete: (value: R) => unknown,
    instead: (problem: Problem) => unknown = () => null,
  ): unknown {
    return this.#task.render({
      pending: () => html`<tw-skeleton .rows=${this.#rows}></tw-skeleton>`,
      complete,
      error: (error) => {
        const problem = asProblem(error);
        return (
          instead(problem) ??
          html`<tw-problem
            .problem=${problem}
            retryable
            @retry=${() => this.#task.run()}
          ></tw-problem>`
        );
      },
    });
  }
}
