import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { api } from '../api/api.js';
import type { Subject, TagValue, WhyNot, Words } from '../api/types.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { controlStyles } from '../styles/control.styles.js';
import { LoadController } from './load.controller.js';
import './tw-why-not-route.js';
import { whyStyles } from './tw-why.styles.js';

interface Choice {
  readonly value: string;
  readonly name: Words | null;
}

/** Asks why a tag has not another value, and shows what stands in the way and what would do. */
@customElement('tw-why-not')
export class TwWhyNot extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    whyStyles,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        max-width: 28rem;
      }
      .field {
        flex: 1;
      }
      .answer {
        display: grid;
        gap: var(--space-3);
        margin-top: var(--space-3);
      }
    `,
  ];

  @property() subject: Subject = 'customer';
  @property({ type: Number }) subjectId = 0;
  @property() tag = '';
  @property({ attribute: false }) current: TagValue = null;

  @state() private wanted = '';

  readonly #locale = new LocaleController(this);
  readonly #choices = new LoadController(this, {
    args: () => [this.tag],
    rows: 1,
    load: ([tag], signal) => choicesOf(tag, signal),
  });
  readonly #answer = new LoadController(this, {
    args: () => [this.subject, this.subjectId, this.tag, this.wanted],
    rows: 2,
    load: async ([subject, id, tag, wanted], signal): Promise<WhyNot | null> =>
      wanted === '' ? null : api.whyNot(subject, id, tag, wanted, signal),
  });

  protected override render(): unknown {
    const { why } = this.#locale.t;
    return html`<h3>${why.whyNot}</h3>
      ${this.#choices.render((choices) => this.renderForm(choices))}
      ${
        this.wanted === ''
          ? nothing
          : html`<div class="answer" role="status">
              ${this.#answer.render((answer) => (answer ? this.renderAnswer(answer) : nothing))}
            </div>`
      }`;
  }

  private renderForm(choices: readonly Choice[] | null): unknown {
    const { why } = this.#locale.t;
    if (choices) {
      return html`<form @submit=${this.onSubmit}>
        <select
          class="field"
          name="value"
          aria-label=${why.otherValue}
          @change=${(event: Event) => {
            this.wanted = (event.target as HTMLSelectElement).value;
          }}
        >
          <option value="">${why.choose}</option>
          ${choices
            .filter(({ value }) => value !== String(this.current))
            .map(
              ({ value, name }) =>
                html`<option value=${value}>${this.choiceText(value, name)}</option>`,
            )}
        </select>
      </form>`;
    }
    return html`<form @submit=${this.onSubmit}>
      <input
        class="field"
        name="value"
        required
        maxlength="200"
        placeholder=${why.otherValue}
        aria-label=${why.otherValue}
      />
      <button class="button">${why.ask}</button>
    </form>`;
  }

  private choiceText(value: string, name: Words | null): string {
    const { common } = this.#locale.t;
    if (name) return this.#locale.words(name, value);
    return value === 'true' ? common.yes : common.no;
  }

  private renderAnswer({ routes, below, given, nearest }: WhyNot): unknown {
    const { t } = this.#locale;
    // Of what rests on rows of others, `nearest` says so.
    const isNone =
      routes.length === 0 && below.length === 0 && !given && nearest.kind !== 'not_applicable';
    return html`<div>
        <h3>${t.why.nearest}</h3>
        <p class="verdict">${this.#locale.words(nearest.words)}</p>
        ${
          nearest.kind === 'found'
            ? html`<p class="small soft">${this.#locale.words(nearest.assumption)}</p>`
            : nothing
        }
      </div>
      ${isNone ? html`<p>${t.why.noRoute}</p>` : nothing}
      ${routes.map((route) => html`<tw-why-not-route .route=${route}></tw-why-not-route>`)}
      ${below.map(
        (one) =>
          html`<section>
            <h3>
              ${one.subject === this.subject ? nothing : t.customers[one.subject](String(one.id))}
              ${this.#locale.words(one.name, one.tag)}
              ${one.counted === true ? nothing : html`<span class="faint">${one.counted === null ? t.why.mayCount : t.why.notCounted}</span>`}
            </h3>
            ${one.routes.map((route) => html`<tw-why-not-route .route=${route}></tw-why-not-route>`)}
          </section>`,
      )}`;
  }

  private readonly onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const value = new FormData(event.target as HTMLFormElement).get('value');
    this.wanted = typeof value === 'string' ? value.trim() : '';
  };
}

/** The values of a tag with a code list or of a yes/no tag; null where there are too many to list. */
async function choicesOf(tag: string, signal: AbortSignal): Promise<readonly Choice[] | null> {
  const { type } = await api.tag(tag, signal);
  if (type.kind === 'boolean') return ['true', 'false'].map((value) => ({ value, name: null }));
  if (!type.list) return null;
  const { codes } = await api.codeList(type.list);
  return codes.map(({ code, name }) => ({ value: code, name }));
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-why-not': TwWhyNot;
  }
}
