import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { Problem } from '../api/problem.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { controlStyles } from '../styles/control.styles.js';
import './tw-icon.js';

/** An error: what happened (the API's own words), what to do next, a way to try again. */
@customElement('tw-problem')
export class TwProblem extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      .box {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-3);
        padding: var(--space-4);
        border: 1px solid color-mix(in srgb, var(--bad) 35%, transparent);
        border-radius: var(--radius);
        background: var(--bad-soft);
      }
      tw-icon {
        margin-top: 0.125rem;
        color: var(--bad);
      }
      .text {
        display: grid;
        gap: var(--space-2);
        justify-items: start;
      }
      p,
      li {
        max-width: 44rem;
        overflow-wrap: anywhere;
      }
      ul {
        display: grid;
        gap: var(--space-1);
      }
    `,
  ];

  @property({ attribute: false }) problem: Problem | null = null;
  /** Whether trying again can help; fires `retry`. */
  @property({ type: Boolean }) retryable = false;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { problem } = this;
    if (!problem) return nothing;
    const { t } = this.#locale;
    const offline = problem.kind === 'network';
    return html`<div class="box" role="alert">
      <tw-icon name="warning"></tw-icon>
      <div class="text">
        <h2>
          ${offline ? t.problem.networkTitle : problem.detail || problem.title || problem.code}
        </h2>
        ${this.renderErrors(problem)}
        <p>${t.problem[`${problem.kind}Next`]}</p>
        ${
          offline
            ? nothing
            : html`<p class="small soft">${t.problem.code} <code>${problem.code}</code></p>`
        }
        ${
          this.retryable
            ? html`<button class="button" type="button" @click=${this.retry}>
                ${t.common.retry}
              </button>`
            : nothing
        }
      </div>
    </div>`;
  }

  private renderErrors(problem: Problem): unknown {
    if (problem.errors.length === 0) return nothing;
    return html`<ul>
      ${problem.errors.map(
        (error) =>
          html`<li>
            ${error.message} ${error.path ? html`<code class="soft">${error.path}</code>` : nothing}
          </li>`,
      )}
    </ul>`;
  }

  private retry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-problem': TwProblem;
  }
}
