import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { diffLines } from './model/text-diff.js';

/** Two versions of one draft, line by line; a person chooses. Fires `mine` or `theirs`. */
@customElement('tw-draft-conflict')
export class TwDraftConflict extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      .box {
        display: grid;
        gap: var(--space-3);
        padding: var(--space-4);
        border: 1px solid color-mix(in srgb, var(--wait) 40%, transparent);
        border-radius: var(--radius);
        background: var(--wait-soft);
        grid-template-columns: minmax(0, 1fr);
      }
      pre {
        max-height: 22rem;
        margin: 0;
        padding: var(--space-3);
        overflow: auto;
        border-radius: var(--radius);
        background: var(--surface-raised);
        font-family: var(--mono);
        font-size: 0.75rem;
        line-height: 1.5;
      }
      ins,
      del {
        display: block;
        text-decoration: none;
      }
      ins {
        background: var(--good-soft);
      }
      del {
        background: var(--bad-soft);
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
    `,
  ];

  @property() mine = '';
  @property() theirs = '';

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<div class="box" role="alertdialog" aria-labelledby="heading">
      <h2 id="heading">${t.editor.conflictHeading}</h2>
      <p>${t.editor.conflictNext}</p>
      <pre tabindex="0">
${diffLines(this.theirs, this.mine).map(({ text, in: side }) => {
          if (side === 'both') return `  ${text}\n`;
          return side === 'right' ? html`<ins>+ ${text}</ins>` : html`<del>- ${text}</del>`;
        })}</pre>
      <div class="buttons">
        <button class="button primary" type="button" @click=${this.choose('mine')}>
          ${t.editor.keepMine}
        </button>
        <button class="button" type="button" @click=${this.choose('theirs')}>
          ${t.editor.takeTheirs}
        </button>
      </div>
    </div>`;
  }

  private choose(which: 'mine' | 'theirs'): () => void {
    return () => {
      this.dispatchEvent(new CustomEvent(which));
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-draft-conflict': TwDraftConflict;
  }
}
