import { LitElement, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { session } from '../../api/session.js';
import type { Subject, TagSummary } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-problem.js';
import { type ValueNames, valueNames } from '../../elements/value-names.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { rewriteQuery } from '../../routing/navigation.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { readFilter, writeFilter } from './filter-address.js';
import { filterBody, isComplete } from './filter-condition.js';
import { readColumns, shownColumns, withColumns } from './filter-columns.js';
import { type DraftGroup, type FilterDraft, emptyDraft, leavesOf } from './filter-draft.js';
import { filterExamples } from './filter-examples.js';
import { FilterQueryController } from './filter-query.controller.js';
import './tw-filter-group.js';
import { filterPageStyles } from './tw-filter-page.styles.js';
import './tw-filter-result.js';
import './tw-filter-rows.js';

interface Loaded {
  readonly tags: readonly TagSummary[];
  readonly names: ValueNames;
}

const SUBJECTS: readonly Subject[] = ['customer', 'vehicle', 'lead'];

/** Conditions over tags with the exact count at once; the address holds the filter. */
@customElement('tw-filter-page')
export class TwFilterPage extends LitElement {
  static override styles = [baseStyles, controlStyles, pageStyles, filterPageStyles];

  @state() private draft: FilterDraft = emptyDraft('customer');
  @state() private unreadable = false;
  /** The columns that the reader chose; null leaves them to the filter. */
  @state() private chosen = readColumns(location.search);

  readonly #locale = new LocaleController(this);
  readonly #query = new FilterQueryController(this);
  readonly #load = new LoadController(this, {
    args: () => [],
    load: async (_args, signal): Promise<Loaded> => {
      const tags = await api.tags(signal);
      return { tags, names: await valueNames(tags.flatMap(({ type }) => type.list ?? [])) };
    },
    onLoaded: (loaded) => {
      this.#query.ask(this.body(loaded));
    },
  });

  constructor() {
    super();
    new TitleController(this, () => this.#locale.t.filter.title);
    const read = readFilter(location.search);
    this.unreadable = read === 'unreadable';
    if (read && read !== 'unreadable') this.draft = read;
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<div class="page">
      <header class="page-head">
        <div>
          <h1>${t.filter.title}</h1>
          <p class="lede">${t.filter.lede}</p>
        </div>
      </header>
      ${this.unreadable ? html`<p class="notice" role="status">${t.filter.unreadable}</p>` : nothing}
      ${this.#load.render((loaded) => this.renderBuilder(loaded))}
    </div>`;
  }

  private renderBuilder(loaded: Loaded): unknown {
    const { t } = this.#locale;
    const tags = loaded.tags.filter(({ subject }) => subject === this.draft.subject);
    const isEmpty = this.draft.where.children.length === 0;
    return html`<div class="split">
        <section>
          <div class="section-head">
            <h2>${t.filter.conditions}</h2>
            ${
              isEmpty
                ? nothing
                : html`<button class="button quiet" type="button" @click=${this.clear}>
                    ${t.filter.clearAll}
                  </button>`
            }
          </div>
          ${this.renderSubjects()}
          <tw-filter-group
            .group=${this.draft.where}
            .tags=${tags}
            @change=${(event: CustomEvent<DraftGroup>) => {
              this.change({ ...this.draft, where: event.detail });
            }}
          ></tw-filter-group>
          ${this.renderIncomplete(loaded)} ${isEmpty ? this.renderStart(loaded) : nothing}
        </section>
        <aside class="panel" aria-labelledby="result">
          <h2 id="result">${t.filter.result}</h2>
          <tw-filter-result
            .count=${this.#query.count}
            .stale=${this.#query.stale && !this.#query.problem}
            .body=${this.body(loaded)}
            .columns=${this.columns(loaded).map(({ code }) => code)}
          ></tw-filter-result>
        </aside>
      </div>
      ${this.renderRows(loaded)}`;
  }

  private renderSubjects(): unknown {
    return html`<div class="subjects">
      <span class="small soft" aria-hidden="true">${this.#locale.t.filter.subject}</span>
      <span class="segmented" role="group" aria-label=${this.#locale.t.filter.subject}>
      ${SUBJECTS.map(
        (subject) =>
          html`<button
            type="button"
            aria-pressed=${this.draft.subject === subject ? 'true' : 'false'}
            @click=${() => {
              if (subject === this.draft.subject) return;
              this.chosen = null; // They are tags of the other subject.
              this.change(emptyDraft(subject));
            }}
          >
            ${this.#locale.term('subject', subject)}
          </button>`,
      )}
    </div>`;
  }

  private renderIncomplete(loaded: Loaded): unknown {
    const types = new Map(loaded.tags.map((tag) => [tag.code, tag]));
    const open = leavesOf(this.draft.where).filter((leaf) => !isComplete(leaf, types)).length;
    if (open === 0) return nothing;
    const { t, format } = this.#locale;
    return html`<p class="small soft" role="status">
      ${t.filter.incomplete(format.number(open))}
    </p>`;
  }

  private renderStart(loaded: Loaded): unknown {
    const { t } = this.#locale;
    const examples = filterExamples(new Set(loaded.tags.map(({ code }) => code)));
    return html`<tw-empty-state
      class="start"
      .heading=${t.filter.start}
      .next=${t.filter.startNext}
    >
      ${examples.map(
        ({ text, leaves }) =>
          html`<button
            class="chip"
            type="button"
            @click=${() => {
              this.change({ subject: 'customer', where: { mode: 'all', children: leaves } });
            }}
          >
            ${t.filter[text]}
          </button>`,
      )}
    </tw-empty-state>`;
  }

  private renderRows(loaded: Loaded): unknown {
    const { t } = this.#locale;
    const { problem, settled } = this.#query;
    if (problem) {
      return html`<tw-problem
        .problem=${problem}
        retryable
        @retry=${() => {
          this.#query.ask(this.body(loaded), true);
        }}
      ></tw-problem>`;
    }
    if (!settled) return nothing;
    if (!session.may('subject.read')) return html`<p class="soft">${t.filter.rowsForbidden}</p>`;
    return html`<tw-filter-rows
      .body=${settled}
      .tags=${loaded.tags.filter(({ subject }) => subject === settled.subject)}
      .columns=${this.columns(loaded)}
      .names=${loaded.names}
      ?chosen=${this.chosen !== null}
      @columns=${(event: CustomEvent<readonly string[] | null>) => {
        this.chosen = event.detail;
        this.write();
      }}
    ></tw-filter-rows>`;
  }

  private columns(loaded: Loaded): readonly TagSummary[] {
    return shownColumns(loaded.tags, this.draft, this.chosen);
  }

  private body(loaded: Loaded): ReturnType<typeof filterBody> {
    return filterBody(this.draft, new Map(loaded.tags.map((tag) => [tag.code, tag])));
  }

  private clear(): void {
    this.change(emptyDraft(this.draft.subject));
  }

  private change(draft: FilterDraft): void {
    this.draft = draft;
    this.unreadable = false;
    this.write();
    const loaded = this.#load.value;
    if (loaded) this.#query.ask(this.body(loaded));
  }

  private write(): void {
    const { draft } = this;
    const isEmpty = draft.where.children.length === 0 && draft.subject === 'customer';
    rewriteQuery(withColumns(isEmpty ? '' : writeFilter(draft), this.chosen));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-filter-page': TwFilterPage;
  }
}
