import { LitElement, css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { Source } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-empty-state.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { ageOf } from './age-of.js';
import { sourceTabs } from './source-tabs.js';

/** Every source system with its newest load and what was wrong with it. */
@customElement('tw-sources-page')
export class TwSourcesPage extends LitElement {
  static override styles = [
    baseStyles,
    pageStyles,
    tableStyles,
    css`
      .loaded {
        white-space: nowrap;
      }
    `,
  ];

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [],
    load: (_args, signal) => api.sources(signal),
  });

  constructor() {
    super();
    new TitleController(this, () => this.#locale.t.sources.title);
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<div class="page">
      <header class="page-head">
        <div>
          <h1>${t.sources.title}</h1>
          <p class="lede">${t.sources.lede}</p>
        </div>
      </header>
      ${sourceTabs(this.#locale, 'sources')}
      ${this.#load.render((sources) => this.renderSources(sources))}
    </div>`;
  }

  private renderSources(sources: readonly Source[]): unknown {
    const { t } = this.#locale;
    if (sources.length === 0) {
      return html`<tw-empty-state
        .heading=${t.sources.empty}
        .next=${t.sources.emptyNext}
      ></tw-empty-state>`;
    }
    const numbers = [t.sources.files, t.sources.rows, t.sources.quarantined, t.sources.conflicting];
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${t.sources.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">${t.sources.source}</th>
            <th scope="col" class="number" title=${t.sources.rankHint}>${t.sources.rank}</th>
            <th scope="col">${t.sources.lastLoad}</th>
            ${numbers.map((head) => html`<th scope="col" class="number">${head}</th>`)}
            <th scope="col">${t.sources.supplies}</th>
          </tr>
        </thead>
        <tbody>
          ${sources.map((source) => this.renderSource(source))}
        </tbody>
      </table>
    </div>`;
  }

  private renderSource(source: Source): unknown {
    const { t, format } = this.#locale;
    const { lastIngestion: load, quarantined, conflicts } = source;
    return html`<tr>
      <th scope="row">
        ${this.#locale.words(source.name, source.source)}<br />
        <code class="small faint">${source.source}</code>
      </th>
      <td class="number">${source.rank}</td>
      <td class="loaded">
        ${
          load
            ? html`<a href="/runs/${load.runId}">${format.instant(load.finishedAt)}</a><br />
                <span class="small faint">${this.ageText(load.finishedAt)}</span>`
            : html`<span class="faint">${t.sources.never}</span>`
        }
      </td>
      <td class="number">${load ? format.number(load.files) : nothing}</td>
      <td class="number">${load ? format.number(load.rows) : nothing}</td>
      <td class="number">
        ${
          quarantined > 0
            ? html`<a href="/quarantine?source=${encodeURIComponent(source.source)}"
                >${format.number(quarantined)}</a
              >`
            : format.number(0)
        }
      </td>
      <td class="number">
        ${
          conflicts > 0
            ? html`<a href="/conflicts?source=${encodeURIComponent(source.source)}"
                >${format.number(conflicts)}</a
              >`
            : format.number(0)
        }
      </td>
      <td class="small">
        ${source.targets.map(
          (dataset, index) =>
            html`${index > 0 ? t.common.separator : nothing}<a
                href="/datasets/${encodeURIComponent(dataset)}"
                >${dataset}</a
              >`,
        )}
      </td>
    </tr>`;
  }

  private ageText(instant: string): string {
    const { t, format } = this.#locale;
    const age = ageOf(instant, Date.now());
    return t.sources.age(age.days >= 1 ? t.common.days(age.days) : format.duration(age.seconds));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-sources-page': TwSourcesPage;
  }
}
