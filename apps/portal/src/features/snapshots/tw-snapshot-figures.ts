import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { Snapshot } from '../../api/types.js';
import { bySubject } from '../../elements/subject-order.js';
import '../../elements/tw-copy-code.js';
import '../../elements/tw-stale-badge.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';

/** The figures of a snapshot: of what, how many, as of when, sealed by which digest. */
@customElement('tw-snapshot-figures')
export class TwSnapshotFigures extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .figures {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr));
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      .figures > div {
        display: flex;
        flex-direction: column;
        padding: var(--space-3) var(--space-4);
      }
      .figures > div + div {
        border-left: 1px solid var(--line);
      }
      .figures dt {
        color: var(--ink-faint);
        font-size: var(--text-small);
      }
      .figures dd {
        font-size: var(--text-figure);
        font-weight: var(--strong);
        line-height: 1.3;
        letter-spacing: -0.02em;
        font-variant-numeric: tabular-nums;
      }
      .seal {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-5);
        margin-top: var(--space-3);
        font-size: var(--text-small);
      }
      .seal > div {
        display: flex;
        gap: var(--space-2);
      }
      .seal dt {
        color: var(--ink-faint);
      }
    `,
  ];

  @property({ attribute: false }) snapshot: Snapshot | null = null;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { snapshot } = this;
    if (!snapshot) return nothing;
    const { t, format } = this.#locale;
    return html`<dl class="figures">
        ${bySubject(snapshot.tables).map(
          (table) =>
            html`<div>
              <dt>${this.#locale.term('subject', table.subject)}</dt>
              <dd>${format.number(table.rows)}</dd>
            </div>`,
        )}
      </dl>
      <dl class="seal">
        <div>
          <dt>${t.common.asOf}</dt>
          <dd title=${snapshot.zone}>${format.instant(snapshot.asOf, snapshot.zone)}</dd>
        </div>
        <div>
          <dt>${t.home.published}</dt>
          <dd>
            ${format.instant(snapshot.publishedAt)}
            <tw-stale-badge .snapshot=${snapshot}></tw-stale-badge>
          </dd>
        </div>
        <div>
          <dt>${t.home.digest}</dt>
          <dd><tw-copy-code .value=${snapshot.contentDigest}></tw-copy-code></dd>
        </div>
      </dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-snapshot-figures': TwSnapshotFigures;
  }
}
