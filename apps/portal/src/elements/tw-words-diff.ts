import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { wordsDiff } from './words-diff.js';

/** A sentence as it was and as it becomes, in one: words that go are struck through, new ones marked. */
@customElement('tw-words-diff')
export class TwWordsDiff extends LitElement {
  static override styles = [
    baseStyles,
    css`
      blockquote {
        margin: 0;
        padding: var(--space-3) var(--space-4);
        border-left: 2px solid var(--accent);
        background: var(--surface-sunken);
        border-radius: 0 var(--radius) var(--radius) 0;
        overflow-wrap: anywhere;
      }
      .words {
        white-space: pre-line;
      }
      del + span + ins {
        margin-left: 0.2em;
      }
      del {
        background: var(--bad-soft);
        color: var(--bad);
        text-decoration-thickness: 1px;
      }
      ins {
        background: var(--good-soft);
        color: var(--good);
        text-decoration: underline;
        text-decoration-thickness: 1px;
        text-underline-offset: 0.18em;
      }
    `,
  ];

  @property() was = '';
  @property() becomes = '';

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    const mark = (kind: 'added' | 'removed', text: string): unknown =>
      kind === 'added'
        ? html`<span class="visually-hidden">${t.diff.added}</span><ins>${text}</ins>`
        : html`<span class="visually-hidden">${t.diff.removed}</span><del>${text}</del>`;
    const parts = wordsDiff(this.was, this.becomes).map(({ kind, text }) =>
      kind === 'kept' ? text : mark(kind, text),
    );
    return html`<blockquote><span class="words">${parts}</span></blockquote>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-words-diff': TwWordsDiff;
  }
}
