import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { session } from '../api/session.js';

/** Redraws an element when somebody signs in or out. */
export class SessionController implements ReactiveController {
  readonly #changed: () => void;

  constructor(host: ReactiveControllerHost) {
    this.#changed = () => {
      host.requestUpdate();
    };
    host.addController(this);
  }

  hostConnected(): void {
    session.addEventListener('change', this.#changed);
  }

  hostDisconnected(): void {
    session.removeEventListener('change', this.#changed);
  }
}
