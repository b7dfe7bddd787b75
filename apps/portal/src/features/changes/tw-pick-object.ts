import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { FactSummary, TagSummary } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { dialogStyles } from '../../styles/dialog.styles.js';
import { formStyles } from '../../styles/form.styles.js';
import { editAddress } from './edit-address.js';

interface Pickable {
  readonly kind: 'tag' | 'fact';
  readonly of: TagSummary | FactSummary;
}

const SHOWN = 50;

/** Which tag or fact is to be changed; each leads to its editor within the change-set. */
@customElement('tw-pick-object')
export class TwPickObject extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    dialogStyles,
    formStyles,
    css`
      ul {
        max-height: min(24rem, 50vh);
        margin-top: var(--space-3);
        overflow: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      li a {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-3);
        align-items: baseline;
        padding: var(--space-2) var(--space-3);
        color: var(--ink);
      }
      li a:hover,
      li a:focus-visible {
        background: var(--surface-hover);
        text-decoration: none;
      }
      li a:focus-visible {
        outline-offset: -2px;
      }
      p {
        margin-top: var(--space-3);
      }
    `,
  ];

  @property({ type: Number }) changeId = 0;

  @state() private search = '';
  @state() private isOpen = false;

  @query('dialog') private dialog!: HTMLDialogElement;

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [this.isOpen],
    load: async ([isOpen], signal) => (isOpen ? loadPickable(signal) : []),
  });

  show(): void {
    this.isOpen = true;
    this.dialog.showModal();
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${t.changes.addTitle}</h2>
      <label>
        <span>${t.changes.addSearch}</span>
        <input
          class="field"
          type="search"
          .value=${this.search}
          @input=${(event: Event) => {
            this.search = (event.target as HTMLInputElement).value;
          }}
        />
      </label>
      ${this.#load.render((all) => this.renderList(all))}
      <div class="buttons">
        <button
          class="button"
          type="button"
          @click=${() => {
            this.dialog.close();
          }}
        >
          ${t.common.cancel}
        </button>
      </div>
    </dialog>`;
  }

  private renderList(all: readonly Pickable[]): unknown {
    const { t, format } = this.#locale;
    const found = all.filter(({ of }) => this.isWanted(of));
    if (found.length === 0) return html`<p class="soft">${t.changes.addNone}</p>`;
    const shown = found.slice(0, SHOWN);
    return html`<ul>
        ${shown.map(
          ({ kind, of }) =>
            html`<li>
              <a href=${editAddress(this.changeId, kind, of.code)}>
                <span>${this.#locale.words(of.name, of.code)}</span>
                <code class="small faint">${of.code}</code>
                <span class="small faint">${this.#locale.term('governed', kind)}</span>
              </a>
            </li>`,
        )}
      </ul>
      ${
        found.length > shown.length
          ? html`<p class="small soft">
              ${t.common.showing(format.number(shown.length), format.number(found.length))}
            </p>`
          : nothing
      }`;
  }

  private isWanted({ code, name }: Pickable['of']): boolean {
    const wanted = this.search.trim().toLowerCase();
    return [code, name.zh, name.en].some((text) => text.toLowerCase().includes(wanted));
  }
}

async function loadPickable(signal: AbortSignal): Promise<readonly Pickable[]> {
  const [tags, facts] = await Promise.all([api.tags(signal), api.facts(signal)]);
  return [
    ...tags.map((of): Pickable => ({ kind: 'tag', of })),
    ...facts.map((of): Pickable => ({ kind: 'fact', of })),
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-pick-object': TwPickObject;
  }
}
