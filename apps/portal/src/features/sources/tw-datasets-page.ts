import { LitElement, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { DatasetSummary } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-empty-state.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { tableStyles } from '../../styles/table.styles.js';

/** Every dataset that facts may be built on, supplied or not. */
@customElement('tw-datasets-page')
export class TwDatasetsPage extends LitElement {
  static override styles = [baseStyles, pageStyles, tableStyles];

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [],
    rows: 10,
    load: (_args, signal) => api.datasets(signal),
  });

  constructor() {
    super();
    new TitleController(this, () => this.#locale.t.sources.datasets);
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<div class="page">
      <header class="page-head">
        <div>
          <h1>${t.sources.datasets}</h1>
          <p class="lede">${t.sources.datasetsLede}</p>
        </div>
      </header>
      ${this.#load.render((datasets) => this.renderDatasets(datasets))}
    </div>`;
  }

  private renderDatasets(datasets: readonly DatasetSummary[]): unknown {
    const { t } = this.#locale;
    if (datasets.length === 0) {
      return html`<tw-empty-state
        .heading=${t.sources.noDatasets}
        .next=${t.sources.noDatasetsNext}
      ></tw-empty-state>`;
    }
    return html`<div
      class="table-scroll"
      tabindex="0"
      role="region"
      aria-label=${t.sources.datasets}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">${t.sources.dataset}</th>
            <th scope="col">${t.sources.domain}</th>
            <th scope="col" class="number">${t.sources.rows}</th>
            <th scope="col">${t.sources.period}</th>
            <th scope="col">${t.sources.inUse}</th>
          </tr>
        </thead>
        <tbody>
          ${datasets.map((dataset) => this.renderDataset(dataset))}
        </tbody>
      </table>
    </div>`;
  }

  private renderDataset(dataset: DatasetSummary): unknown {
    const { t, format } = this.#locale;
    const { period, activeVersion } = dataset;
    return html`<tr>
      <th scope="row">
        <a href="/datasets/${encodeURIComponent(dataset.dataset)}"
          >${this.#locale.words(dataset.name, dataset.dataset)}</a
        >
        <code class="small faint">${dataset.dataset}</code>
        ${dataset.personal ? html`<br /><span class="small faint">${t.sources.personal}</span>` : nothing}
      </th>
      <td><code class="small">${dataset.domain}</code></td>
      <td class="number">${activeVersion === null ? nothing : format.number(dataset.rows)}</td>
      <td class="small">
        ${period ? t.common.range(format.day(period.from), format.day(period.to)) : nothing}
      </td>
      <td>
        ${
          activeVersion === null
            ? html`<span class="faint">${t.sources.notSupplied}</span>`
            : html`<code>${activeVersion}</code>`
        }
      </td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-datasets-page': TwDatasetsPage;
  }
}
