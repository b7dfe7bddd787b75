import { Task } from '@lit/task';
import { type ReactiveController, type ReactiveControllerHost, html } from 'lit';

import { type Problem, asProblem } from '../api/problem.js';
import { awakenings } from '../routing/awakening.js';
import './tw-problem.js';
import './tw-skeleton.js';

interface Loading<A extends readonly unknown[], R> {
  /** What is loaded depends on; loading starts anew when one of them changes. */
  readonly args: () => A;
  readonly load: (args: A, signal: AbortSignal) => Promise<R>;
  /** Rows that the skeleton holds the place of. */
  readonly rows?: number;
  readonly onLoaded?: (value: R) => void;
  /** Whether it is loaded once more, quietly, when somebody comes back to a tab left for long. */
  readonly live?: boolean;
}

/**
 * Loads what an element shows and draws the states around it: a skeleton while it is pending, the
 * problem and a way to try again when it failed.
 */
export class LoadController<const A extends readonly unknown[], R> implements ReactiveController {
  readonly #task: Task<A, R>;
  readonly #rows: number;
  readonly #live: boolean;
  #quiet = false;
  readonly #awake = (): void => {
    this.#quiet = this.#task.value !== undefined;
    this.again();
  };

  constructor(
    host: ReactiveControllerHost,
    { args, load, rows = 6, onLoaded = () => undefined, live = false }: Loading<A, R>,
  ) {
    this.#rows = rows;
    this.#live = live;
    host.addController(this);
    this.#task = new Task<A, R>(host, {
      args,
      task: (own, { signal }) => load(own, signal),
      onComplete: (value) => {
        this.#quiet = false;
        onLoaded(value);
      },
      onError: () => {
        this.#quiet = false;
      },
    });
  }

  hostConnected(): void {
    if (this.#live) awakenings.addEventListener('awake', this.#awake);
  }

  hostDisconnected(): void {
    awakenings.removeEventListener('awake', this.#awake);
  }

  /** What was loaded last; stays while newer is on its way. */
  get value(): R | undefined {
    return this.#task.value;
  }

  /** Loads once more, the states around it included. */
  again(): void {
    void this.#task.run();
  }

  /** @param instead draws a problem that means something better than an error; null where it does not */
  render(
    complete: (value: R) => unknown,
    instead: (problem: Problem) => unknown = () => null,
  ): unknown {
    return this.#task.render({
      pending: () => {
        const before = this.#quiet ? this.#task.value : undefined;
        return before === undefined
          ? html`<tw-skeleton .rows=${this.#rows}></tw-skeleton>`
          : complete(before);
      },
      complete,
      error: (error) => {
        const problem = asProblem(error);
        return (
          instead(problem) ??
          html`<tw-problem
            .problem=${problem}
            retryable
            @retry=${() => {
              this.again();
            }}
          ></tw-problem>`
        );
      },
    });
  }
}
