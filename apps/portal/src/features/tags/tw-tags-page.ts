import { LitElement, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';

import { api } from '../../api/api.js';
import type { TagSummary } from '../../api/types.js';
import { catalogToolbar, facetChips } from '../../elements/catalog-list.js';
import { LoadController } from '../../elements/load.controller.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-as-of.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-tag-distribution.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { rewriteQuery } from '../../routing/navigation.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { listStyles } from '../../styles/list.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { type TagSearch, facet, readTagSearch, searchTags, writeTagSearch } from './tag-search.js';
import { tagsPageStyles } from './tw-tags-page.styles.js';

interface Loaded {
  readonly tags: readonly TagSummary[];
  /** Of the snapshot that the distributions come from; 0 before the first. */
  readonly snapshotId: number;
}

/** The tag catalog: search, facets, and each tag's distribution. */
@customElement('tw-tags-page')
export class TwTagsPage extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    pageStyles,
    tableStyles,
    listStyles,
    tagsPageStyles,
  ];

  @state() private search: TagSearch = readTagSearch(location.search);

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [],
    rows: 12,
    load: async (_args, signal) => {
      // Before the first snapshot the catalog is there already; only its distributions are not.
      const current = api.snapshot('current', signal).catch(() => null);
      return { tags: await api.tags(signal), snapshotId: (await current)?.id ?? 0 };
    },
  });

  constructor() {
    super();
    new TitleController(this, () => this.#locale.t.tags.title);
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<div class="page">
      <header class="page-head">
        <div>
          <h1>${t.tags.title}</h1>
          <p class="lede">${t.tags.lede}</p>
        </div>
      </header>
      <div class="list">${this.#load.render((loaded) => this.renderTags(loaded))}</div>
    </div>`;
  }

  private renderTags({ tags, snapshotId }: Loaded): unknown {
    const { t, format } = this.#locale;
    if (tags.length === 0) {
      return html`<tw-empty-state
        .heading=${t.tags.empty}
        .next=${t.tags.emptyNext}
      ></tw-empty-state>`;
    }
    const found = searchTags(tags, this.search);
    return html`${catalogToolbar(this.#locale, {
      text: this.search.text,
      hint: t.tags.searchHint,
      count: t.tags.count(format.number(found.length)),
      search: (text) => {
        this.narrow({ text });
      },
      facets: [
        this.renderFacet(tags, 'category', t.tags.category),
        this.renderFacet(tags, 'subject', t.tags.subject),
      ],
    })}
    ${
      found.length === 0
        ? html`<tw-empty-state .heading=${t.tags.noMatch} .next=${t.tags.noMatchNext}>
            <button class="button" type="button" @click=${this.clear}>
              ${t.tags.clearFilters}
            </button>
          </tw-empty-state>`
        : this.renderTable(found, snapshotId)
    }`;
  }

  private renderFacet(
    tags: readonly TagSummary[],
    key: 'category' | 'subject',
    label: string,
  ): unknown {
    return facetChips(this.#locale, {
      label,
      list: key,
      counts: facet(tags, key),
      chosen: this.search[key],
      choose: (code) => {
        this.narrow({ [key]: code });
      },
    });
  }

  private renderTable(tags: readonly TagSummary[], snapshotId: number): unknown {
    const { t } = this.#locale;
    const categories = [...facet(tags, 'category').keys()];
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${t.tags.tag}</th>
          <th scope="col">${t.tags.meaning}</th>
          <th scope="col" class="bar">
            <span>${t.tags.distribution} <tw-as-of .snapshotId=${snapshotId}></tw-as-of></span>
          </th>
        </tr>
      </thead>
      ${repeat(
        categories,
        (category) => category,
        (category) =>
          html`<tbody>
            <tr class="group">
              <th scope="rowgroup" colspan="3">${this.#locale.term('category', category)}</th>
            </tr>
            ${repeat(
              tags.filter((tag) => tag.category === category),
              (tag) => tag.code,
              (tag) => this.renderTag(tag),
            )}
          </tbody>`,
      )}
    </table>`;
  }

  private renderTag(tag: TagSummary): unknown {
    const name = this.#locale.words(tag.name, tag.code);
    const meaning = this.#locale.words(tag.meaning) || this.#locale.words(tag.words);
    return html`<tr>
      <th scope="row">
        <a href="/tags/${encodeURIComponent(tag.code)}">${name}</a>
        <span class="under">
          <code>${tag.code}</code>
          <span>${this.#locale.term('subject', tag.subject)}</span>
        </span>
      </th>
      <td class="meaning">${meaning ? html`<p title=${meaning}>${meaning}</p>` : nothing}</td>
      <td class="bar">
        <tw-tag-distribution .code=${tag.code} .label=${name}></tw-tag-distribution>
      </td>
    </tr>`;
  }

  private clear(): void {
    this.narrow({ text: '', category: '', subject: '' });
  }

  private narrow(change: Partial<TagSearch>): void {
    this.search = { ...this.search, ...change };
    rewriteQuery(writeTagSearch(this.search));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-tags-page': TwTagsPage;
  }
}
