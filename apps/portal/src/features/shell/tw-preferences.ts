import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import '../../elements/tw-icon.js';
import type { IconName } from '../../elements/tw-icon.js';
import type { Language } from '../../i18n/define-texts.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { type Theme, preferences } from '../../i18n/preferences.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';

/** Language names are written in their own language in both. */
const LANGUAGES: readonly { code: Language; name: string; short: string }[] = [
  { code: 'zh', name: '中文', short: '中' },
  { code: 'en', name: 'English', short: 'EN' },
];

const THEMES: readonly {
  code: Theme;
  text: 'themeSystem' | 'themeLight' | 'themeDark';
  icon: IconName;
}[] = [
  { code: 'system', text: 'themeSystem', icon: 'screen' },
  { code: 'light', text: 'themeLight', icon: 'sun' },
  { code: 'dark', text: 'themeDark', icon: 'moon' },
];

/** Language and theme, switched at once. */
@customElement('tw-preferences')
export class TwPreferences extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        justify-content: space-between;
      }
      .narrow {
        flex-direction: column;
        width: 100%;
      }
      .segmented button {
        padding: 0 0.375rem;
        font-size: 0.75rem;
      }
    `,
  ];

  @property({ type: Boolean }) narrow = false;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    const shape = this.narrow ? 'segmented narrow' : 'segmented';
    return html`<div role="group" class=${shape} aria-label=${t.shell.language}>
        ${LANGUAGES.map(
          ({ code, name, short }) =>
            html`<button
              type="button"
              lang=${code === 'zh' ? 'zh-CN' : 'en'}
              title=${name}
              aria-pressed=${preferences.language === code ? 'true' : 'false'}
              @click=${() => {
                preferences.language = code;
              }}
            >
              ${this.narrow ? short : name}
            </button>`,
        )}
      </div>
      <div role="group" class=${shape} aria-label=${t.shell.theme}>
        ${THEMES.map(
          ({ code, text, icon }) =>
            html`<button
              type="button"
              title=${t.shell[text]}
              aria-label=${t.shell[text]}
              aria-pressed=${preferences.theme === code ? 'true' : 'false'}
              @click=${() => {
                preferences.theme = code;
              }}
            >
              <tw-icon name=${icon}></tw-icon>
            </button>`,
        )}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-preferences': TwPreferences;
  }
}
