import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { FactDetail } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { type OperandNames, operandNames } from '../../elements/operand-names.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-fact-profile.js';
import '../changes/tw-definition-versions.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { type Length, lastWindow, parametersOf, sourceKind } from './definition-parts.js';

/** One fact: meaning, how its values are spread, definition, columns, and who reads it. */
@customElement('tw-fact-page')
export class TwFactPage extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    pageStyles,
    tableStyles,
    css`
      aside h3 {
        margin-bottom: var(--space-2);
      }
      aside ul {
        display: grid;
        gap: var(--space-2);
      }
      blockquote {
        margin: 0;
        padding: var(--space-3) var(--space-4);
        border-left: 2px solid var(--accent);
        border-radius: 0 var(--radius) var(--radius) 0;
        background: var(--surface-sunken);
        white-space: pre-line;
      }
      summary {
        margin-top: var(--space-3);
        color: var(--ink-soft);
        font-size: var(--text-small);
        cursor: pointer;
      }
      pre {
        max-height: 28rem;
        margin: var(--space-2) 0 0;
        padding: var(--space-3);
        overflow: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface-sunken);
        font-family: var(--mono);
        font-size: 0.75rem;
        line-height: 1.5;
      }
    `,
  ];

  @property() code = '';

  readonly #locale = new LocaleController(this);
  readonly #fact = new LoadController(this, {
    args: () => [this.code],
    rows: 8,
    load: async ([code], signal) => {
      const fact = await api.fact(code, signal);
      const codes = [...fact.dependsOn, ...fact.usedBy, ...fact.usedByFacts];
      return { fact, names: await operandNames(codes, signal) };
    },
  });
  readonly #profile = new LoadController(this, {
    args: () => [this.code],
    rows: 6,
    load: ([code], signal) => api.factProfile(code, signal),
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
          <p class="crumbs"><a href="/facts">${t.facts.title}</a> / <code>${this.code}</code></p>
          <h1>${this.name()}</h1>
        </div>
      </header>
      ${this.#fact.render(({ fact, names }) => this.renderFact(fact, names))}
    </div>`;
  }

  private name(): string {
    const fact = this.#fact.value?.fact;
    return fact ? this.#locale.words(fact.name, fact.code) : this.code;
  }

  private renderFact(fact: FactDetail, names: OperandNames): unknown {
    const { t } = this.#locale;
    return html`<div class="split">
      <div class="stack">
        <section>
          <div class="section-head"><h2>${t.facts.meaning}</h2></div>
          <p class="lede">${this.#locale.words(fact.meaning) || this.#locale.words(fact.words)}</p>
        </section>
        <section>
          <div class="section-head"><h2>${t.facts.values}</h2></div>
          ${this.renderProfile()}
        </section>
        <section>
          <div class="section-head"><h2>${t.facts.definition}</h2></div>
          <blockquote>${this.#locale.words(fact.words)}</blockquote>
          ${this.renderParameters(fact)}
          <details>
            <summary>${t.facts.document}</summary>
            <pre tabindex="0">${JSON.stringify(fact.definition, null, 2)}</pre>
          </details>
        </section>
        ${this.renderColumns(fact)}
        <section>
          <div class="section-head"><h2>${t.versions.title}</h2></div>
          <tw-definition-versions kind="fact" .code=${fact.code}></tw-definition-versions>
        </section>
      </div>
      ${this.renderAside(fact, names)}
    </div>`;
  }

  private renderProfile(): unknown {
    const { t } = this.#locale;
    return this.#profile.render(
      (profile) => html`<tw-fact-profile .profile=${profile}></tw-fact-profile>`,
      // The definition is newer than the run, or nothing has been published at all.
      ({ code }) =>
        code === 'fact_not_computed' || code === 'no_snapshot'
          ? html`<tw-empty-state .heading=${t.facts.notComputed} .next=${t.facts.notComputedNext}
              ><a href="/runs">${t.problem.goToRuns}</a></tw-empty-state
            >`
          : null,
    );
  }

  private renderParameters({ definition }: FactDetail): unknown {
    const parameters = parametersOf(definition);
    if (parameters.length === 0) return nothing;
    return html`<table>
      <caption class="visually-hidden">
        ${this.#locale.t.facts.parameters}
      </caption>
      <tbody>
        ${parameters.map(
          ({ code, value }) =>
            html`<tr>
              <th scope="row"><code>${code}</code></th>
              <td>${JSON.stringify(value)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private renderColumns({ columns }: FactDetail): unknown {
    const { t } = this.#locale;
    return html`<section>
      <div class="section-head"><h2>${t.facts.columns}</h2></div>
      <div class="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">${t.facts.column}</th>
              <th scope="col">${t.facts.dataset}</th>
              <th scope="col">${t.facts.flows}</th>
            </tr>
          </thead>
          <tbody>
            ${[...columns]
              .sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'DIRECT' ? -1 : 1))
              .map(
                ({ dataset, datasetName, column, columnName, kind }) =>
                  html`<tr>
                    <th scope="row">
                      ${this.#locale.words(columnName, column)}
                      <code class="small faint">${column}</code>
                    </th>
                    <td>
                      <a href="/datasets/${encodeURIComponent(dataset)}"
                        >${this.#locale.words(datasetName, dataset)}</a
                      >
                    </td>
                    <td class="small soft">
                      ${kind === 'DIRECT' ? t.facts.direct : t.facts.indirect}
                    </td>
                  </tr>`,
              )}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  private renderAside(fact: FactDetail, names: OperandNames): unknown {
    const { t } = this.#locale;
    const window = lastWindow(fact.definition);
    const rows: readonly (readonly [string, unknown])[] = [
      [t.facts.facet_subject, this.#locale.term('subject', fact.subject)],
      [t.facts.facet_group, this.#locale.term('group', fact.group)],
      [t.facts.facet_type, this.#locale.term('type', fact.type.kind)],
      [t.facts.unit, this.#locale.term('unit', fact.unit)],
      [t.facts.madeBy, this.#locale.term('source', sourceKind(fact.definition))],
      [t.facts.window, window && t.facts.lastLength(this.lengthText(window))],
      [t.facts.facet_pii, this.#locale.term('pii', fact.pii)],
      [t.facts.version, html`<code>${fact.version}</code>`],
      [t.facts.owner, html`<code>${fact.owner}</code>`],
    ];
    const isUsed = fact.usedBy.length + fact.usedByFacts.length > 0;
    return html`<aside class="stack panel" aria-label=${t.facts.about}>
      <dl class="facts">
        ${rows.map(([label, value]) =>
          value
            ? html`<dt>${label}</dt>
                <dd>${value}</dd>`
            : nothing,
        )}
      </dl>
      ${this.renderLinks(t.facts.dependsOn, 'facts', fact.dependsOn, names)}
      ${this.renderLinks(t.facts.usedByTags, 'tags', fact.usedBy, names)}
      ${this.renderLinks(t.facts.usedByFacts, 'facts', fact.usedByFacts, names)}
      ${isUsed ? nothing : html`<p class="small soft">${t.facts.usedByNone}</p>`}
    </aside>`;
  }

  private renderLinks(
    heading: string,
    room: 'facts' | 'tags',
    codes: readonly string[],
    names: OperandNames,
  ): unknown {
    if (codes.length === 0) return nothing;
    return html`<section>
      <h3>${heading}</h3>
      <ul>
        ${codes.map(
          (code) =>
            html`<li>
              <a href="/${room}/${encodeURIComponent(code)}"
                >${this.#locale.words(names.name(code), code)}</a
              >
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private lengthText({ unit, count }: Length): string {
    return this.#locale.t.common[unit](count);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-fact-page': TwFactPage;
  }
}
