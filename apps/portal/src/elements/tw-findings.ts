import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { Finding } from '../api/types.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { controlStyles } from '../styles/control.styles.js';
import { findingText } from './finding-text.js';
import './tw-icon.js';

/**
 * Everything that is wrong with a definition: what, where, what to do. Fires `place` for a finding whose
 * place is to be shown, and `mend` for one whose proposal is to be taken.
 */
@customElement('tw-findings')
export class TwFindings extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      ul {
        display: grid;
        gap: var(--space-2);
      }
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-1) var(--space-2);
        padding: var(--space-2);
        border-radius: var(--radius);
        background: var(--surface-sunken);
        font-size: var(--text-small);
        overflow-wrap: anywhere;
      }
      li.error {
        background: var(--bad-soft);
      }
      li.error tw-icon {
        color: var(--bad);
      }
      li.warning {
        background: var(--wait-soft);
      }
      li.warning tw-icon {
        color: var(--wait);
      }
      tw-icon {
        margin-top: 0.1875rem;
        color: var(--ink-faint);
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-2);
        align-items: center;
      }
      .link {
        padding: 0;
        border: 0;
        background: none;
        color: var(--accent);
        text-decoration: underline;
        text-underline-offset: 0.18em;
        cursor: pointer;
        text-align: left;
      }
      .mend {
        height: 1.625rem;
      }
      code {
        font-size: 0.75rem;
      }
    `,
  ];

  @property({ attribute: false }) findings: readonly Finding[] = [];
  /** Code of the definition at hand; what is found in others says so. */
  @property() code = '';
  @property({ type: Boolean }) readonly = false;
  /** Where another definition is found, by its code. */
  @property({ attribute: false }) link: (code: string) => string = (code) =>
    `/tags/${encodeURIComponent(code)}`;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const order = { error: 0, warning: 1, info: 2 };
    const sorted = this.findings.toSorted((a, b) => order[a.severity] - order[b.severity]);
    return html`<ul>
      ${sorted.map((finding) => this.renderFinding(finding))}
    </ul>`;
  }

  private renderFinding(finding: Finding): unknown {
    const { t } = this.#locale;
    const { severity, file, code, proposal } = finding;
    const { message, hint, isOriginal } = findingText(finding, this.#locale.language);
    const language = isOriginal ? 'en' : nothing;
    const isOwn = file === undefined || file === this.code;
    return html`<li class=${severity}>
      <tw-icon name=${severity === 'info' ? 'question' : 'warning'}></tw-icon>
      <div>
        <p>
          <span class="visually-hidden">${this.#locale.term('severity', severity)}</span>
          <span lang=${language}>${message}</span>
        </p>
        ${hint ? html`<p class="soft" lang=${language}>${hint}</p>` : nothing}
        <p class="tools">
          ${isOwn ? this.renderPlace(finding) : html`<a href=${this.link(file)}>${t.editor.inOther(file)}</a>`}
          <code class="faint">${code}</code>
          ${
            isOwn && proposal && !this.readonly
              ? html`<button
                  class="button mend"
                  type="button"
                  @click=${() => {
                    this.dispatchEvent(new CustomEvent<Finding>('mend', { detail: finding }));
                  }}
                >
                  ${t.editor.mend(proposal.text)}
                </button>`
              : nothing
          }
        </p>
        ${isOriginal ? nothing : this.renderOriginal(finding)}
      </div>
    </li>`;
  }

  /** What the check found in this very case, which the sentence of its code cannot say. */
  private renderOriginal({ message, hint }: Finding): unknown {
    return html`<details>
      <summary class="faint">${this.#locale.t.findings.original}</summary>
      <p class="soft" lang="en">${message} ${hint ?? nothing}</p>
    </details>`;
  }

  private renderPlace(finding: Finding): unknown {
    const { t } = this.#locale;
    const { line, path } = finding;
    if (line === undefined && path === undefined) return nothing;
    return html`<button
      class="link"
      type="button"
      @click=${() => {
        this.dispatchEvent(new CustomEvent<Finding>('place', { detail: finding }));
      }}
    >
      ${line === undefined ? '' : t.editor.line(line)}
      ${path ? html`<code>${path}</code>` : nothing}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-findings': TwFindings;
  }
}
