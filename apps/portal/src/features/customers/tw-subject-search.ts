import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { FoundSubjects } from '../../api/types.js';
import { ActionController } from '../../elements/action.controller.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { goTo } from '../../routing/navigation.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { isSubjectId } from './is-subject-id.js';

type Found = FoundSubjects['items'][number];

/**
 * Opens a customer, vehicle or lead: by the id that it has here, or by a key that a source system knows
 * it by. A key that leads to one subject opens it; of several one chooses.
 */
@customElement('tw-subject-search')
export class TwSubjectSearch extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      form {
        display: grid;
        gap: var(--space-1);
      }
      form > div {
        display: flex;
        gap: var(--space-2);
      }
      .field {
        flex: 0 1 22rem;
        min-width: 0;
      }
      .field.kind {
        flex: none;
        width: auto;
      }
      ul {
        display: grid;
        gap: var(--space-1);
        margin-top: var(--space-2);
      }
    `,
  ];

  @state() private subject = 'customer';
  @state() private entered = '';
  /** The key that was looked for, and who is known by it. */
  @state() private answer: { readonly key: string; readonly items: readonly Found[] } | null = null;

  readonly #locale = new LocaleController(this);
  readonly #action = new ActionController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<search>
      <form @submit=${this.onSubmit} novalidate>
        <label for="key" class="small soft">${t.customers.searchLabel}</label>
        <div>
          <select
            class="field kind"
            aria-label=${t.customers.searchWhat}
            @change=${(event: Event) => {
              this.subject = (event.target as HTMLSelectElement).value;
            }}
          >
            ${['customer', 'vehicle', 'lead'].map(
              (subject) =>
                html`<option value=${subject} ?selected=${subject === this.subject}>
                  ${this.#locale.term('subject', subject)}
                </option>`,
            )}
          </select>
          <input
            id="key"
            class="field"
            type="search"
            maxlength="200"
            autocomplete="off"
            spellcheck="false"
            placeholder=${t.customers.searchHint}
            .value=${this.entered}
            @input=${this.onInput}
          />
          <button class="button primary" type="submit" ?disabled=${this.#action.busy}>
            ${t.customers.open}
          </button>
        </div>
      </form>
      <div role="status">${this.renderAnswer()}</div>
      ${this.#action.render()}
    </search>`;
  }

  private renderAnswer(): unknown {
    const { t } = this.#locale;
    if (!this.answer) return nothing;
    const { key, items } = this.answer;
    if (items.length === 0) return html`<p class="small soft">${t.customers.keyUnknown(key)}</p>`;
    return html`<p class="small soft">${t.customers.keyOfSeveral(key)}</p>
      <ul>
        ${items.map(
          ({ subject, id, source, current }) =>
            html`<li>
              <a href="/${subject}s/${id}">${t.customers[subject](String(id))}</a>
              <code class="small faint">${source}</code>
              ${current ? nothing : html`<span class="small faint">${t.customers.keyEnded}</span>`}
            </li>`,
        )}
      </ul>`;
  }

  private onInput(event: Event): void {
    this.entered = (event.target as HTMLInputElement).value;
    this.answer = null;
    this.#action.forget();
  }

  private async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const key = this.entered.trim();
    if (key === '') return;
    if (isSubjectId(key)) {
      goTo(`/${this.subject}s/${key}`);
      return;
    }
    this.answer = null;
    await this.#action.run(async () => {
      const { items } = await api.findSubjects(key);
      const [first] = items;
      const isOne = items.every(({ subject, id }) => subject === first?.subject && id === first.id);
      if (first && isOne) goTo(`/${first.subject}s/${first.id}`);
      else this.answer = { key, items };
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-subject-search': TwSubjectSearch;
  }
}
