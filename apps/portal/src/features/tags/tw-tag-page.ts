import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { TagDetail } from '../../api/types.js';
import type { Share } from '../../elements/distribution-shares.js';
import { LoadController } from '../../elements/load.controller.js';
import { type OperandNames, operandNames } from '../../elements/operand-names.js';
import { TitleController } from '../../elements/title.controller.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { writeFilter } from '../filter/filter-address.js';
import './tw-tag-definition.js';
import './tw-tag-lineage.js';
import './tw-tag-spread.js';
import './tw-tag-trend.js';
import '../changes/tw-definition-versions.js';

/** One tag: meaning, distribution, rule, what it depends on and who uses it. */
@customElement('tw-tag-page')
export class TwTagPage extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    pageStyles,
    css`
      aside h3 {
        margin-bottom: var(--space-2);
      }
      aside ul {
        display: grid;
        gap: var(--space-2);
      }
      li code {
        display: block;
        overflow-wrap: anywhere;
      }
      aside ul + ul {
        margin-top: var(--space-2);
      }
    `,
  ];

  @property() code = '';

  readonly #locale = new LocaleController(this);
  readonly #tag = new LoadController(this, {
    args: () => [this.code],
    rows: 8,
    load: async ([code], signal) => {
      const tag = await api.tag(code, signal);
      const codes = [code, ...tag.dependsOn.facts, ...tag.dependsOn.tags];
      return { tag, names: await operandNames(codes, signal) };
    },
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
          <p class="crumbs"><a href="/tags">${t.tags.title}</a> / <code>${this.code}</code></p>
          <h1>${this.name()}</h1>
        </div>
        ${
          this.#tag.value
            ? html`<div class="actions">
                <a class="button" href=${this.filterHref(this.#tag.value.tag, null)}
                  >${t.tags.useInFilter}</a
                >
              </div>`
            : nothing
        }
      </header>
      ${this.#tag.render(({ tag, names }) => this.renderTag(tag, names))}
    </div>`;
  }

  private name(): string {
    const tag = this.#tag.value?.tag;
    return tag ? this.#locale.words(tag.name, tag.code) : this.code;
  }

  private renderTag(tag: TagDetail, names: OperandNames): unknown {
    const { t } = this.#locale;
    const words = this.#locale.words(tag.words);
    return html`<div class="split">
      <div class="stack">
        <section>
          <div class="section-head"><h2>${t.tags.meaning}</h2></div>
          <p class="lede">${this.#locale.words(tag.meaning) || words}</p>
        </section>
        <tw-tag-spread
          .tag=${tag}
          .link=${(share: Share) => (share.kind === 'value' ? this.filterHref(tag, share) : null)}
        ></tw-tag-spread>
        <section>
          <div class="section-head"><h2>${t.tags.rule}</h2></div>
          <tw-tag-definition .tag=${tag} .names=${names}></tw-tag-definition>
        </section>
        <tw-tag-trend .code=${this.code} .name=${this.name()}></tw-tag-trend>
        <tw-tag-lineage .code=${this.code} .name=${this.name()}></tw-tag-lineage>
        <section>
          <div class="section-head"><h2>${t.versions.title}</h2></div>
          <tw-definition-versions kind="tag" .code=${tag.code}></tw-definition-versions>
        </section>
      </div>
      ${this.renderAside(tag, names)}
    </div>`;
  }

  private renderAside(tag: TagDetail, names: OperandNames): unknown {
    const { t } = this.#locale;
    const rows: readonly (readonly [string, unknown])[] = [
      [t.tags.category, this.#locale.term('category', tag.category)],
      [t.tags.subject, this.#locale.term('subject', tag.subject)],
      [t.tags.kind, this.#locale.term('kind', tag.kind)],
      [t.tags.type, this.#locale.term('type', tag.type.kind)],
      [t.tags.version, html`<code>${tag.version}</code>`],
      [t.tags.state, this.#locale.term('state', tag.state)],
      [t.tags.owner, html`<code>${tag.owner}</code>`],
      [t.tags.purpose, this.#locale.words(tag.purpose)],
      [t.tags.legalBasis, this.#locale.term('legalBasis', tag.legalBasis)],
    ];
    return html`<aside class="stack panel" aria-label=${t.tags.about}>
      <dl class="facts">
        ${rows.map(([label, value]) =>
          value
            ? html`<dt>${label}</dt>
                <dd>${value}</dd>`
            : nothing,
        )}
      </dl>
      ${this.renderDependencies(tag, names)}
      <section>
        <h3>${t.tags.usedBy}</h3>
        ${
          tag.usedBy.tags.length === 0
            ? html`<p class="small soft">${t.tags.usedByNone}</p>`
            : this.renderTagLinks(tag.usedBy.tags, names)
        }
      </section>
    </aside>`;
  }

  private renderDependencies(tag: TagDetail, names: OperandNames): unknown {
    const { t } = this.#locale;
    const { facts, tags } = tag.dependsOn;
    if (facts.length + tags.length === 0) return nothing;
    return html`<section>
      <h3>${t.tags.dependsOn}</h3>
      ${tags.length > 0 ? this.renderTagLinks(tags, names) : nothing}
      <ul>
        ${facts.map(
          (fact) =>
            html`<li>
              <a href="/facts/${encodeURIComponent(fact)}"
                >${this.#locale.words(names.name(fact), fact)}</a
              >
              <code class="small faint">${fact}</code>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private renderTagLinks(codes: readonly string[], names: OperandNames): unknown {
    return html`<ul>
      ${codes.map(
        (code) =>
          html`<li>
            <a href="/tags/${encodeURIComponent(code)}"
              >${this.#locale.words(names.name(code), code)}</a
            >
          </li>`,
      )}
    </ul>`;
  }

  private filterHref(tag: TagDetail, share: Share | null): string {
    const value = share && typeof share.value !== 'object' ? String(share.value) : null;
    const operator = tag.type.kind === 'codes' ? 'contains' : 'equal';
    return `/filter?${writeFilter({
      subject: tag.subject,
      where: {
        mode: 'all',
        children: [{ tag: tag.code, operator, values: value === null ? [] : [value] }],
      },
    })}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-tag-page': TwTagPage;
  }
}
