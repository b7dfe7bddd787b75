import { Task } from '@lit/task';
import { LitElement, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../api/api.js';
import './tw-stale-badge.js';

/** Asks for a snapshot by its number, or `current`, and says so where it is stale. */
@customElement('tw-snapshot-age')
export class TwSnapshotAge extends LitElement {
  @property() snapshotId = 'current';

  readonly #task = new Task(this, {
    args: () => [this.snapshotId] as const,
    // Before the first publication nothing is old; the page around this tells of other trouble.
    task: ([id], { signal }) => api.snapshot(id, signal).catch(() => null),
  });

  protected override render(): unknown {
    return html`<tw-stale-badge .snapshot=${this.#task.value ?? null}></tw-stale-badge>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-snapshot-age': TwSnapshotAge;
  }
}
