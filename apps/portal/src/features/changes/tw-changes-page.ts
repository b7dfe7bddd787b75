import { LitElement, css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import { changeSets } from '../../api/change-sets.js';
import { session } from '../../api/session.js';
import type { ChangeSet, ChangeSetPage, Reviewer } from '../../api/types.js';
import { PagesController } from '../../elements/pages.controller.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-change-state.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-icon.js';
import '../../elements/tw-long-table.js';
import '../../elements/tw-tabs.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { AddressController } from '../../routing/address.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { longTableStyles } from '../../styles/long-table.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { CHANGE_TABS, addressOf, listQuery, tabOf } from './change-tabs.js';
import './tw-due.js';
import type { TwNewChange } from './tw-new-change.js';
import './tw-new-change.js';

const NOTHING: ChangeSetPage = { items: [], total: 0, nextCursor: null };

/** All change-sets, by what whoever looks has to do with them. */
@customElement('tw-changes-page')
export class TwChangesPage extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    pageStyles,
    tableStyles,
    longTableStyles,
    css`
      .page {
        gap: var(--space-5);
      }
    `,
  ];

  @state() private reviewers: readonly Reviewer[] = [];

  @query('tw-new-change') private newChange!: TwNewChange;

  readonly #locale = new LocaleController(this);
  readonly #tab = new AddressController(this, () => tabOf(location.search));
  readonly #sets = new PagesController(this, {
    args: () => [this.#tab.value],
    rows: 8,
    load: ([tab], place, signal) => {
      const asked = listQuery(tab, session.identity?.person ?? null);
      return asked === null
        ? Promise.resolve(NOTHING)
        : changeSets.list({ ...asked, ...place }, signal);
    },
  });

  constructor() {
    super();
    new TitleController(this, () => this.#locale.t.changes.title);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.loadReviewers();
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<div class="page">
        <header class="page-head">
          <div>
            <h1>${t.changes.title}</h1>
            <p class="lede">${t.changes.lede}</p>
          </div>
          <div class="actions">${session.may('definition.draft') ? this.renderNew() : nothing}</div>
        </header>
        <tw-tabs
          .label=${t.changes.show}
          .selected=${this.#tab.value}
          .tabs=${CHANGE_TABS.map((tab) => ({
            id: tab,
            label: t.changes[`tab.${tab}`],
            href: addressOf(tab),
          }))}
        ></tw-tabs>
        ${this.#sets.render((total) => this.renderSets(total))}
      </div>
      <tw-new-change></tw-new-change>`;
  }

  private renderNew(): unknown {
    return html`<button
      class="button primary"
      type="button"
      @click=${() => {
        this.newChange.show();
      }}
    >
      <tw-icon name="plus"></tw-icon>${this.#locale.t.changes.newChange}
    </button>`;
  }

  private renderSets(total: number): unknown {
    const { t } = this.#locale;
    if (total === 0) {
      const kind = this.#tab.value === 'waiting' ? 'waiting' : 'other';
      return html`<tw-empty-state
        .heading=${t.changes[`empty.${kind}`]}
        .next=${t.changes[`emptyNext.${kind}`]}
        >${this.#tab.value === 'all' ? nothing : html`<a href="/changes?show=all">${t.changes.allChanges}</a>`}
      </tw-empty-state>`;
    }
    return html`<tw-long-table
      .label=${t.changes.title}
      .list=${this.#sets}
      .columns=${[
        { label: t.changes.change, width: 12 },
        { label: t.changes.state, width: 6.5 },
        { label: t.changes.author, width: 6 },
        { label: t.changes.assignee, width: 6 },
        { label: t.changes.due, width: 7.5 },
        { label: t.changes.objects, width: 4, number: true },
        { label: t.changes.begun, width: 8.5 },
      ]}
      .row=${(set: ChangeSet) => this.renderSet(set)}
    ></tw-long-table>`;
  }

  private renderSet(set: ChangeSet): unknown {
    const { t, format } = this.#locale;
    const assignee = this.reviewers.find(({ person }) => person === set.assignee);
    return html`<th scope="row">
        <a href="/changes/${set.id}">${set.title}</a> <code class="small faint">#${set.id}</code>
      </th>
      <td><tw-change-state .state=${set.state}></tw-change-state></td>
      <td>${set.author === null ? t.changes.byProduct : set.authorAccount}</td>
      <td class=${assignee ? '' : 'faint'}>${assignee?.name ?? t.changes.nobody}</td>
      <td><tw-due .set=${set}></tw-due></td>
      <td class="number">${format.number(set.objectCount)}</td>
      <td class="soft">${format.instant(set.createdAt)}</td>`;
  }

  private async loadReviewers(): Promise<void> {
    // Without their names the list is poorer, not wrong.
    this.reviewers = await changeSets.reviewers().catch(() => []);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-changes-page': TwChangesPage;
  }
}
