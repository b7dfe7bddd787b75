import { inspect } from 'node:util';

/** What is shown in place of a secret. */
export const HIDDEN = '[secret]';

/**
 * A value that must not reach a log, an error or a JSON document by accident: it has to be asked
 * for by name (`reveal`), everything else sees a placeholder.
 */
export class Secret<T> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  /** The value itself; hand it on to the one place that needs it. */
  reveal(): T {
    return this.#value;
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [inspect.custom](): string {
    return HIDDEN;
  }
}
