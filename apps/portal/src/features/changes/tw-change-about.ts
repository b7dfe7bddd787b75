import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { ChangeSetDetail, Reviewer } from '../../api/types.js';
import '../../elements/tw-change-state.js';
import '../../elements/tw-copy-code.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import './tw-due.js';

/** The facts about a change-set: who, until when, how far its approvals are. */
@customElement('tw-change-about')
export class TwChangeAbout extends LitElement {
  static override styles = [baseStyles, pageStyles];

  @property({ attribute: false }) set: ChangeSetDetail | null = null;
  @property({ attribute: false }) reviewers: readonly Reviewer[] = [];

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { set } = this;
    if (!set) return nothing;
    const { t, format } = this.#locale;
    const rows: readonly (readonly [string, unknown])[] = [
      [t.changes.state, html`<tw-change-state .state=${set.state}></tw-change-state>`],
      [t.changes.author, set.author === null ? t.changes.byProduct : set.authorAccount],
      [t.changes.submitter, this.submitter(set)],
      [t.changes.assignee, this.assignee(set)],
      [t.changes.due, set.dueOn ? html`<tw-due .set=${set}></tw-due>` : nothing],
      [t.changes.approvals, this.approvals(set)],
      [t.changes.effectiveAt, set.effectiveAt ? format.instant(set.effectiveAt) : nothing],
      [t.changes.origin, this.#locale.term('origin', set.origin)],
      [
        t.changes.rollsBack,
        set.rollsBack ? html`<a href="/changes/${set.rollsBack}">#${set.rollsBack}</a>` : nothing,
      ],
      [
        t.changes.digest,
        set.digest ? html`<tw-copy-code .value=${set.digest}></tw-copy-code>` : nothing,
      ],
    ];
    return html`<dl class="facts">
      ${rows.map(([label, value]) =>
        value === nothing
          ? nothing
          : html`<dt>${label}</dt>
              <dd>${value}</dd>`,
      )}
    </dl>`;
  }

  private submitter({ submittedAt, submittedBy, submittedAccount }: ChangeSetDetail): unknown {
    const { t, format } = this.#locale;
    if (submittedAt === null) return nothing;
    const isProduct = submittedBy === null && submittedAccount !== null;
    const who = isProduct ? t.changes.byProduct : (submittedAccount ?? '');
    return html`${who} <span class="small faint">${format.instant(submittedAt)}</span>`;
  }

  private assignee({ assignee }: ChangeSetDetail): string {
    const known = this.reviewers.find(({ person }) => person === assignee);
    return known?.name ?? assignee ?? this.#locale.t.changes.nobody;
  }

  private approvals({ approvalsNeeded, reviews, digest }: ChangeSetDetail): unknown {
    if (approvalsNeeded === null) return nothing;
    const given = reviews.filter(
      (review) =>
        review.decision === 'approved' && review.voidedAt === null && review.digest === digest,
    );
    return this.#locale.t.changes.approvalsOf(String(given.length), String(approvalsNeeded));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-change-about': TwChangeAbout;
  }
}
