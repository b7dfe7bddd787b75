import { LitElement, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { LoadController } from '../../elements/load.controller.js';
import '../../elements/tw-chart.js';
import '../../elements/tw-empty-state.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { trendShape } from './trend-shape.js';

/** How a tag's values were spread in one kept snapshot after the other. */
@customElement('tw-tag-trend')
export class TwTagTrend extends LitElement {
  static override styles = [baseStyles, pageStyles];

  @property() code = '';
  @property() name = '';

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [this.code],
    rows: 6,
    load: async ([code], signal) => {
      const { points } = await api.tagTrend(code, signal);
      const last = points.at(-1);
      const zone = last && (await api.knownSnapshot(String(last.snapshotId))).zone;
      return { points, zone };
    },
  });

  protected override render(): unknown {
    const { t, format } = this.#locale;
    const { pictures } = t;
    return html`<div class="section-head"><h2>${pictures.trend}</h2></div>
      ${this.#load.render(({ points, zone }) =>
        points.length === 0
          ? html`<tw-empty-state
              .heading=${pictures.trendEmpty}
              .next=${pictures.trendEmptyNext}
            ></tw-empty-state>`
          : html`<tw-chart
              .label=${pictures.trendLabel(this.name || this.code)}
              .file=${`${this.code}-trend`}
              .shape=${trendShape(points, {
                axis: pictures.snapshot,
                measure: pictures.subjects,
                value: pictures.value,
                missing: pictures.missing,
                known: pictures.known,
                smallest: pictures.smallest,
                median: pictures.median,
                largest: pictures.largest,
                of: (words, code) => this.#locale.words(words, code),
                point: ({ snapshotId, asOf }) => `${snapshotId} · ${format.instant(asOf, zone)}`,
              })}
            ></tw-chart>`,
      )}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-tag-trend': TwTagTrend;
  }
}
