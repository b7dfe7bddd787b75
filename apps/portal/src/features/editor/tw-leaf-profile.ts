import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { FactProfile } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import '../../elements/tw-fact-profile.js';
import type { FactThreshold, FactThresholdMove } from '../../elements/tw-profile-histogram.js';
import { baseStyles } from '../../styles/base.styles.js';

/** How the values of a fact or tag are spread, with the thresholds of a comparison over it. Fires `threshold`. */
@customElement('tw-leaf-profile')
export class TwLeafProfile extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        width: 100%;
        padding: var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface-sunken);
      }
    `,
  ];

  @property() kind: 'fact' | 'tag' = 'fact';
  @property() code = '';
  @property({ attribute: false }) thresholds: readonly FactThreshold[] = [];

  readonly #load = new LoadController(this, {
    args: () => [this.kind, this.code] as const,
    load: ([kind, code], signal): Promise<FactProfile> =>
      kind === 'tag' ? api.tagProfile(code, signal) : api.factProfile(code, signal),
    rows: 4,
  });

  protected override render(): unknown {
    return this.#load.render(
      (profile) =>
        html`<tw-fact-profile
          .profile=${profile}
          .thresholds=${this.thresholds}
          movable
          @tw-threshold=${(event: CustomEvent<FactThresholdMove>) => {
            event.stopPropagation();
            this.dispatchEvent(new CustomEvent('threshold', { detail: event.detail }));
          }}
        ></tw-fact-profile>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-leaf-profile': TwLeafProfile;
  }
}
