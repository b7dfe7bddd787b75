import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { Problem } from '../api/problem.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { controlStyles } from '../styles/control.styles.js';
import './tw-forbidden.js';
import './tw-icon.js';
import './tw-no-snapshot.js';

/**
 * An error: what happened (in the reader's language, then in the API's own words), what to do next, a
 * way to try again. That nothing is published yet is no error but where everyone starts.
 */
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
      .box.notFound {
        border-color: var(--line);
        background: var(--surface-sunken);
      }
      .box.notFound tw-icon {
        color: var(--ink-faint);
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
    if (problem.code === 'no_snapshot') return html`<tw-no-snapshot></tw-no-snapshot>`;
    if (problem.code === 'forbidden') {
      return html`<tw-forbidden .permission=${problem.permission}></tw-forbidden>`;
    }
    const { t } = this.#locale;
    const offline = problem.kind === 'network';
    return html`<div class="box ${problem.kind}" role="alert">
      <tw-icon name=${problem.kind === 'notFound' ? 'search' : 'warning'}></tw-icon>
      <div class="text">
        <h2>${t.problem[`${problem.kind}Title`]}</h2>
        ${
          // The API speaks English; the heading above says the same, less exactly, in both languages.
          offline ? nothing : html`<p lang="en">${problem.detail || problem.title}</p>`
        }
        ${this.renderErrors(problem)}
        <p>${t.problem[`${problem.kind}Next`]}</p>
        ${
          offline
            ? nothing
            : html`<p class="small soft">${t.problem.code} <code>${problem.code}</code></p>`
        }
        ${
          this.retryable && problem.kind !== 'notFound'
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
