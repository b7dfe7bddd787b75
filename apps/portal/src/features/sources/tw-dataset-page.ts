import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { DatasetDetail } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-copy-code.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { tableStyles } from '../../styles/table.styles.js';

type Column = DatasetDetail['columns'][number];
type Version = DatasetDetail['versions'][number];

/** One dataset: its columns and who fills them, its versions, and where to look on. */
@customElement('tw-dataset-page')
export class TwDatasetPage extends LitElement {
  static override styles = [
    baseStyles,
    pageStyles,
    tableStyles,
    css`
      aside ul {
        display: grid;
        gap: var(--space-2);
      }
    `,
  ];

  @property() code = '';

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [this.code],
    rows: 10,
    load: ([code], signal) => api.dataset(code, signal),
  });

  constructor() {
    super();
    new TitleController(this, () => this.name());
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<div class="page">
      <header class="page-head">
        <div>
          <p class="crumbs">
            <a href="/datasets">${t.sources.datasets}</a> / <code>${this.code}</code>
          </p>
          <h1>${this.name()}</h1>
        </div>
      </header>
      ${this.#load.render((dataset) => this.renderDataset(dataset))}
    </div>`;
  }

  private name(): string {
    const dataset = this.#load.value;
    return dataset ? this.#locale.words(dataset.name, dataset.dataset) : this.code;
  }

  private renderDataset(dataset: DatasetDetail): unknown {
    const { t } = this.#locale;
    return html`<p class="lede">${this.#locale.words(dataset.meaning)}</p>
      <div class="split">
        <div class="stack">
          <section>
            <div class="section-head"><h2>${t.sources.columns}</h2></div>
            ${this.renderColumns(dataset.columns)}
          </section>
          <section>
            <div class="section-head"><h2>${t.sources.versions}</h2></div>
            ${this.renderVersions(dataset.versions)}
          </section>
        </div>
        ${this.renderAside(dataset)}
      </div>`;
  }

  private renderColumns(columns: readonly Column[]): unknown {
    const { t } = this.#locale;
    const heads = [t.sources.column, t.sources.type, t.sources.pii, t.sources.filledBy];
    return html`<div
      class="table-scroll"
      tabindex="0"
      role="region"
      aria-label=${t.sources.columns}
    >
      <table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${columns.map((column) => this.renderColumn(column))}
        </tbody>
      </table>
    </div>`;
  }

  private renderColumn({
    code,
    name,
    meaning,
    type,
    unit,
    pii,
    required,
    filledBy,
  }: Column): unknown {
    const { t } = this.#locale;
    return html`<tr>
      <th scope="row" class="top">
        ${this.#locale.words(name, code)} <code class="small faint">${code}</code><br />
        <span class="small soft">${this.#locale.words(meaning)}</span>
      </th>
      <td class="top">
        ${this.#locale.term('type', type.kind)}
        ${type.list ? html`<code class="small faint">${type.list}</code>` : nothing}
        ${unit ? html`<span class="small faint">${this.#locale.term('unit', unit)}</span>` : nothing}
        ${required ? html`<br /><span class="small faint">${t.sources.required}</span>` : nothing}
      </td>
      <td class="top small">${this.#locale.term('pii', pii)}</td>
      <td class="top small">
        ${
          filledBy.length === 0
            ? html`<span class="faint">${t.sources.nobody}</span>`
            : filledBy.map((source) => html`<code>${source}</code><br />`)
        }
      </td>
    </tr>`;
  }

  private renderVersions(versions: readonly Version[]): unknown {
    const { t } = this.#locale;
    if (versions.length === 0) return html`<p class="soft">${t.sources.notSupplied}</p>`;
    return html`<div
      class="table-scroll"
      tabindex="0"
      role="region"
      aria-label=${t.sources.versions}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">${t.sources.version}</th>
            <th scope="col" class="number">${t.sources.rows}</th>
            <th scope="col">${t.sources.period}</th>
            <th scope="col">${t.sources.digest}</th>
            <th scope="col">${t.sources.made}</th>
            <th scope="col">${t.sources.byRun}</th>
          </tr>
        </thead>
        <tbody>
          ${versions.map((version) => this.renderVersion(version))}
        </tbody>
      </table>
    </div>`;
  }

  private renderVersion(version: Version): unknown {
    const { t, format } = this.#locale;
    const { period, runId } = version;
    return html`<tr>
      <th scope="row">
        <code>${version.version}</code>
        ${version.active ? html`<span class="small soft">${t.sources.active}</span>` : nothing}
        ${version.filesDeletedAt ? html`<span class="small faint">${t.sources.collected}</span>` : nothing}
      </th>
      <td class="number">${format.number(version.rows)}</td>
      <td class="small">
        ${period ? t.common.range(format.day(period.from), format.day(period.to)) : nothing}
      </td>
      <td><tw-copy-code .value=${version.contentHash} .length=${10}></tw-copy-code></td>
      <td class="small">${format.instant(version.createdAt)}</td>
      <td>
        ${runId === null ? nothing : html`<a href="/runs/${runId}"><code>#${runId}</code></a>`}
      </td>
    </tr>`;
  }

  private renderAside(dataset: DatasetDetail): unknown {
    const { t, format } = this.#locale;
    const code = encodeURIComponent(dataset.dataset);
    const rows: readonly (readonly [string, unknown])[] = [
      [t.sources.domain, html`<code>${dataset.domain}</code>`],
      [t.sources.rows, dataset.activeVersion === null ? '' : format.number(dataset.rows)],
      [t.sources.key, dataset.key.length > 0 && html`<code>${dataset.key.join(', ')}</code>`],
      [t.sources.eventColumn, dataset.eventColumn && html`<code>${dataset.eventColumn}</code>`],
      [t.sources.pii, dataset.personal ? t.sources.personal : ''],
    ];
    return html`<aside class="stack panel" aria-label=${t.sources.about}>
      <dl class="facts">
        ${rows.map(([label, value]) =>
          value
            ? html`<dt>${label}</dt>
                <dd>${value}</dd>`
            : nothing,
        )}
      </dl>
      <ul>
        <li><a href="/facts?dataset=${code}">${t.sources.factsOfIt}</a></li>
        <li><a href="/quarantine?dataset=${code}">${t.sources.setAsideOfIt}</a></li>
        <li><a href="/conflicts?dataset=${code}">${t.sources.conflictsOfIt}</a></li>
      </ul>
    </aside>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-dataset-page': TwDatasetPage;
  }
}
