export type KeyCommand =
  | { readonly kind: 'search' }
  | { readonly kind: 'help' }
  | { readonly kind: 'go'; readonly key: string };

/** After `g` the next letter must follow within this time, in milliseconds. */
const PATIENCE = 1200;

/** Turns single key presses into commands: `/`, `?`, and `g` followed by a letter. */
export class ShellKeys {
  #goUntil = 0;

  /** @param now milliseconds on any steadily growing clock */
  press(key: string, now: number): KeyCommand | null {
    if (now < this.#goUntil) {
      this.#goUntil = 0;
      return { kind: 'go', key };
    }
    if (key === 'g') this.#goUntil = now + PATIENCE;
    if (key === '/') return { kind: 'search' };
    if (key === '?') return { kind: 'help' };
    return null;
  }
}
