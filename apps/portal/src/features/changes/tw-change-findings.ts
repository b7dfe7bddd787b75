import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { ChangeSetDetail } from '../../api/types.js';
import { findingText } from '../../elements/finding-text.js';
import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';

type Finding = ChangeSetDetail['diagnostics'][number];

/** What a check finds wrong with a change-set and with what rests on it; errors first. */
@customElement('tw-change-findings')
export class TwChangeFindings extends LitElement {
  static override styles = [
    baseStyles,
    css`
      ul {
        display: grid;
        gap: var(--space-2);
        margin-top: var(--space-2);
      }
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 var(--space-2);
      }
      li tw-icon {
        margin-top: 0.125rem;
        color: var(--wait);
      }
      .error tw-icon {
        color: var(--bad);
      }
      span {
        overflow-wrap: anywhere;
      }
      .original {
        display: block;
      }
      :host([empty]) {
        display: none;
      }
    `,
  ];

  @property({ attribute: false }) diagnostics: readonly Finding[] = [];

  readonly #locale = new LocaleController(this);

  protected override willUpdate(): void {
    this.toggleAttribute('empty', this.shown.length === 0);
  }

  private get shown(): readonly Finding[] {
    return this.diagnostics.filter(({ severity }) => severity !== 'info');
  }

  protected override render(): unknown {
    const errors = this.shown.filter(({ severity }) => severity === 'error');
    const hints = this.shown.filter(({ severity }) => severity !== 'error');
    if (errors.length + hints.length === 0) return nothing;
    const { t } = this.#locale;
    const counts = [
      errors.length > 0 ? t.changes.errors(String(errors.length)) : '',
      hints.length > 0 ? t.changes.warnings(String(hints.length)) : '',
    ].filter((text) => text !== '');
    return html`<section>
      <h2>
        ${t.changes.findings} <span class="soft small">${counts.join(t.common.separator)}</span>
      </h2>
      <ul>
        ${[...errors, ...hints].map((finding) => this.renderFinding(finding))}
      </ul>
    </section>`;
  }

  private renderFinding(finding: Finding): unknown {
    const { severity, file, path, code } = finding;
    const { message, isOriginal } = findingText(finding, this.#locale.language);
    return html`<li class=${severity}>
      <tw-icon name="warning"></tw-icon>
      <span>
        <span lang=${isOriginal ? 'en' : nothing}>${message}</span>
        <code class="small faint">${[file, path, code].filter(Boolean).join(' ')}</code>
        ${isOriginal ? nothing : html`<span class="small faint original" lang="en">${finding.message}</span>`}
      </span>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-change-findings': TwChangeFindings;
  }
}
