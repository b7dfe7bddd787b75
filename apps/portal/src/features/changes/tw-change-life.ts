import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { ChangeSetDetail } from '../../api/types.js';
import '../../elements/tw-icon.js';
import type { IconName } from '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { type LifeEvent, type LifeStep, lifeOf } from './change-life.js';

const ICONS: Readonly<Record<LifeStep, IconName>> = {
  begun: 'pencil',
  submitted: 'arrow',
  approved: 'check',
  changes_requested: 'comment',
  rejected: 'close',
  effective: 'clock',
  activated: 'play',
  ended: 'close',
};

/** What became of a change-set so far: who did what, when, and with which words. */
@customElement('tw-change-life')
export class TwChangeLife extends LitElement {
  static override styles = [
    baseStyles,
    css`
      ol {
        display: grid;
        gap: var(--space-3);
      }
      li {
        display: grid;
        grid-template-columns: 1.125rem minmax(0, 1fr);
        gap: 0 var(--space-2);
      }
      li > * {
        grid-column: 2;
      }
      li > tw-icon {
        grid-column: 1;
        margin-top: 0.125rem;
        color: var(--ink-faint);
      }
      .approved > tw-icon,
      .activated > tw-icon {
        color: var(--good);
      }
      .rejected > tw-icon {
        color: var(--bad);
      }
      .void .step {
        text-decoration: line-through;
        color: var(--ink-soft);
      }
      blockquote {
        margin: var(--space-1) 0 0;
        padding-left: var(--space-2);
        border-left: 2px solid var(--line);
        color: var(--ink-soft);
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) set: ChangeSetDetail | null = null;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    if (!this.set) return nothing;
    return html`<ol>
      ${lifeOf(this.set).map((event) => this.renderEvent(event))}
    </ol>`;
  }

  private renderEvent(event: LifeEvent): unknown {
    const { step, at, account, comment, isVoid } = event;
    const { t, format } = this.#locale;
    return html`<li class="${step} ${isVoid ? 'void' : ''}">
      <tw-icon name=${ICONS[step]}></tw-icon>
      <span>
        <span class="step">${t.changes[`life.${step}`]}</span>
        ${account ? html`<span class="soft">${account}</span>` : nothing}
      </span>
      <span class="small faint">
        ${format.instant(at)}${isVoid ? html` · ${t.changes.void}` : nothing}
      </span>
      ${this.renderReport(event)}
      ${comment ? html`<blockquote class="small">${comment}</blockquote>` : nothing}
    </li>`;
  }

  /** Which figures an approval rests on. */
  private renderReport({ step, report, noReportBecause }: LifeEvent): unknown {
    const { t } = this.#locale;
    if (report !== null) {
      return html`<span class="small faint">${t.changes.sawReport(String(report))}</span>`;
    }
    if (step !== 'approved' || noReportBecause === null) return nothing;
    return html`<span class="small faint">${t.changes.sawNoReport(noReportBecause)}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-change-life': TwChangeLife;
  }
}
