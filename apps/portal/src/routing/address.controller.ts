import type { ReactiveController, ReactiveControllerHost } from 'lit';

import { addressChanges } from './navigation.js';

/** The first part of the address. */
const room = (): string | undefined => location.pathname.split('/')[1];

/** What an element reads from the address; the element is drawn anew when the address changes. */
export class AddressController<T> implements ReactiveController {
  value: T;
  readonly #room = room();
  readonly #follow = (): void => {
    // Who goes to another room leaves this element; what its address says is not for it.
    if (room() !== this.#room) return;
    this.value = this.read();
    this.host.requestUpdate();
  };

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly read: () => T,
  ) {
    this.value = read();
    host.addController(this);
  }

  hostConnected(): void {
    addressChanges.addEventListener('change', this.#follow);
  }

  hostDisconnected(): void {
    addressChanges.removeEventListener('change', this.#follow);
  }
}
