import { Task } from '@lit/task';
import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { api } from '../api/api.js';
import { asProblem } from '../api/problem.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import './tw-distribution-bar.js';

/** A tag's distribution bar, asked for when it comes into view, so that long lists stay light. */
@customElement('tw-tag-distribution')
export class TwTagDistribution extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        min-height: 1.5rem;
      }
      .place {
        height: 0.75rem;
        margin: 0.375rem 0;
        border-radius: 3px;
        background: var(--surface-hover);
      }
    `,
  ];

  @property() code = '';
  @property() label = '';

  @state() private seen = false;

  readonly #locale = new LocaleController(this);
  readonly #watcher = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      this.seen = true;
      this.#watcher.disconnect();
    },
    { rootMargin: '200px' },
  );
  readonly #task = new Task(this, {
    args: () => [this.code, this.seen] as const,
    task: async ([code, seen], { signal }) => (seen ? api.distribution(code, signal) : null),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.seen) this.#watcher.observe(this);
  }

  override disconnectedCallback(): void {
    this.#watcher.disconnect();
    super.disconnectedCallback();
  }

  protected override render(): unknown {
    const place = html`<div class="place"></div>`;
    return this.#task.render({
      initial: () => place,
      pending: () => place,
      complete: (distribution) =>
        distribution
          ? html`<tw-distribution-bar
              .distribution=${distribution}
              label=${this.label}
            ></tw-distribution-bar>`
          : place,
      error: (error) => this.renderProblem(error),
    });
  }

  private renderProblem(error: unknown): unknown {
    const problem = asProblem(error);
    const { t } = this.#locale;
    const text = problem.kind === 'notFound' ? t.tags.noDistribution : problem.message;
    return html`<span class="small faint">${text}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-tag-distribution': TwTagDistribution;
  }
}
