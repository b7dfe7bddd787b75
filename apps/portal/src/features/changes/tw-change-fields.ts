import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { Reviewer } from '../../api/types.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { formStyles } from '../../styles/form.styles.js';
import type { AskedAction, FormField, FormValues } from './action-form.js';

/** What was typed into which field. */
export type FieldEvent = CustomEvent<{ readonly field: FormField; readonly value: string }>;

type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The fields of a dialog of a change-set; fires `field` (a `FieldEvent`) for each change, and `confirm` on Enter. */
@customElement('tw-change-fields')
export class TwChangeFields extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    formStyles,
    css`
      .fields {
        display: grid;
        gap: var(--space-4);
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-4);
        align-items: center;
      }
      .choices label {
        display: inline-flex;
        align-items: center;
        gap: var(--space-1);
      }
      .choices label > span:first-child {
        font-weight: 400;
      }
    `,
  ];

  @property({ attribute: false }) fields: readonly FormField[] = [];
  @property({ attribute: false }) values: FormValues | null = null;
  /** Fields that have to be filled in before it goes on. */
  @property({ attribute: false }) wrong: readonly FormField[] = [];
  @property({ attribute: false }) action: AskedAction = 'approve';
  @property({ attribute: false }) reviewers: readonly Reviewer[] = [];
  @property({ attribute: false }) author: string | null = null;

  readonly #locale = new LocaleController(this);

  /** Brings the keyboard to a field. */
  async focusField(field: FormField): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[name=${field}]`)?.focus();
  }

  protected override render(): unknown {
    return html`<div class="fields" @keydown=${this.onKey}>
      ${this.fields.map((field) => this.renderField(field))}
    </div>`;
  }

  private renderField(field: FormField): unknown {
    switch (field) {
      case 'title':
        return this.renderInput(field, this.#locale.t.changes.fieldTitle, 'text');
      case 'dueOn':
        return this.renderInput(field, this.#locale.t.changes.fieldDue, 'date');
      case 'assignee':
        return this.renderAssignee();
      case 'when':
        return this.renderWhen();
      case 'reason':
      case 'comment':
        return this.renderText(field);
    }
  }

  private renderInput(field: 'title' | 'dueOn', label: string, type: string): unknown {
    return html`<label>
      <span>${label}</span>
      <input
        class="field"
        type=${type}
        name=${field}
        maxlength="200"
        aria-invalid=${this.wrong.includes(field) ? 'true' : 'false'}
        .value=${this.values?.[field] ?? ''}
        @input=${this.typed(field)}
      />
      ${this.renderWrong(field)}
    </label>`;
  }

  private renderText(field: 'reason' | 'comment'): unknown {
    return html`<label>
      <span>${this.textLabel(field)}</span>
      <textarea
        class="field"
        name=${field}
        maxlength="4000"
        aria-invalid=${this.wrong.includes(field) ? 'true' : 'false'}
        .value=${this.values?.[field] ?? ''}
        @input=${this.typed(field)}
      ></textarea>
      ${this.renderWrong(field)}
    </label>`;
  }

  private textLabel(field: 'reason' | 'comment'): string {
    const { t } = this.#locale;
    if (field === 'reason') return t.changes.fieldReason;
    if (this.action === 'requestChanges') return t.changes['comment.requestChanges'];
    return this.action === 'reject' ? t.changes['comment.reject'] : t.changes.fieldCommentOptional;
  }

  private renderAssignee(): unknown {
    const { t } = this.#locale;
    const others = this.reviewers.filter(({ person }) => person !== this.author);
    return html`<label>
      <span>${t.changes.assignee}</span>
      <select class="field" name="assignee" @change=${this.typed('assignee')}>
        <option value="" ?selected=${this.values?.assignee === ''}>${t.changes.anybody}</option>
        ${others.map(
          ({ person, name, login }) =>
            html`<option value=${person} ?selected=${this.values?.assignee === person}>
              ${name} (${login})
            </option>`,
        )}
      </select>
    </label>`;
  }

  private renderWhen(): unknown {
    const { t } = this.#locale;
    const when = this.values?.when ?? '';
    return html`<fieldset>
      <legend>${t.changes.fieldWhen}</legend>
      <div class="choices">
        <label>
          <input
            type="radio"
            name="when"
            .checked=${when === ''}
            @change=${() => {
              this.tell('when', '');
            }}
          /><span>${t.changes.whenNow}</span>
        </label>
        <label>
          <input
            type="radio"
            name="when"
            .checked=${when !== ''}
            @change=${() => {
              this.tell('when', tomorrow());
            }}
          /><span>${t.changes.whenAt}</span>
        </label>
        ${
          when === ''
            ? nothing
            : html`<input
                class="field"
                type="datetime-local"
                aria-label=${t.changes.whenAt}
                .value=${when}
                @input=${this.typed('when')}
              />`
        }
      </div>
      ${
        when === ''
          ? nothing
          : html`<p class="small soft">
              ${t.changes.whenZone(Intl.DateTimeFormat().resolvedOptions().timeZone)}
            </p>`
      }
    </fieldset>`;
  }

  private renderWrong(field: FormField): unknown {
    return this.wrong.includes(field)
      ? html`<span class="wrong" role="alert">${this.#locale.t.changes.required}</span>`
      : nothing;
  }

  /** The fields are in a tree of their own, from where no key submits the form; in a text Enter is a line. */
  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing) return;
    if (event.target instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('confirm'));
  }

  private typed(field: FormField): (event: Event) => void {
    return (event) => {
      this.tell(field, (event.target as Typed).value);
    };
  }

  private tell(field: FormField, value: string): void {
    this.dispatchEvent(new CustomEvent('field', { detail: { field, value } }));
  }
}

/** Midnight to come, as a `datetime-local` field writes it. */
function tomorrow(): string {
  const now = new Date();
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T00:00`;
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-change-fields': TwChangeFields;
  }
}
