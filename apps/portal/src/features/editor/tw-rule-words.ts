import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { DraftReading } from '../../api/types.js';
import '../../elements/tw-skeleton.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';

/** A sentence of so many letters stands there as a whole. */
const SHORT = 320;

/** A draft as a sentence, in the reader's language and below it in the other one. */
@customElement('tw-rule-words')
export class TwRuleWords extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
        grid-template-columns: minmax(0, 1fr);
      }
      blockquote {
        margin: 0;
        padding: var(--space-2) var(--space-3);
        border-left: 2px solid var(--accent);
        border-radius: 0 var(--radius) var(--radius) 0;
        background: var(--surface-sunken);
        max-height: 17rem;
        overflow-y: auto;
        overflow-wrap: anywhere;
      }
      .other {
        border-left-color: var(--line-strong);
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
      summary {
        margin-bottom: var(--space-2);
        color: var(--ink-soft);
        font-size: var(--text-small);
        cursor: pointer;
      }
      .stale {
        opacity: 0.55;
      }
    `,
  ];

  @property({ attribute: false }) reading: DraftReading | null = null;
  @property({ type: Boolean }) stale = false;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t, format } = this.#locale;
    const { reading } = this;
    if (!reading) return html`<tw-skeleton .rows=${3}></tw-skeleton>`;
    if (!reading.words) return html`<p class="soft">${t.editor.noWords}</p>`;
    const { zh, en } = reading.words;
    const isChinese = format.locale.startsWith('zh');
    const mark = this.stale ? 'stale' : '';
    const own = isChinese ? zh : en;
    const other = isChinese ? en : zh;
    const languages = isChinese ? ['zh-CN', 'en'] : ['en', 'zh-CN'];
    const otherWords = html`<blockquote class="other ${mark}" lang=${languages[1] ?? ''}>
      ${other}
    </blockquote>`;
    return html`<blockquote class=${mark} tabindex="0" lang=${languages[0] ?? ''}>
        ${own}
      </blockquote>
      ${
        other.length > SHORT
          ? html`<details>
              <summary>${t.editor.otherLanguage}</summary>
              ${otherWords}
            </details>`
          : otherWords
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-rule-words': TwRuleWords;
  }
}
