import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';

import type { ChangeSet, ChangeSetDetail, KeptImpact, Reviewer } from '../../api/types.js';
import { ActionController } from '../../elements/action.controller.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { dialogStyles } from '../../styles/dialog.styles.js';
import { formStyles } from '../../styles/form.styles.js';
import {
  ACTION_FORMS,
  type AskedAction,
  type FormField,
  type FormValues,
  isMovedOn,
  missingFields,
} from './action-form.js';
import { effectSummary } from './effect-summary.js';
import { effectText } from './effect-text.js';
import { performAction } from './perform-action.js';
import './tw-change-fields.js';
import type { FieldEvent, TwChangeFields } from './tw-change-fields.js';
import './tw-moved-on.js';

/**
 * Asks before something is done with a change-set: says what it does, in numbers, and takes what the
 * action needs. Fires `done` with the change-set afterwards, `reload` when the reader wants to see what
 * somebody else made of it meanwhile, `partly` when a first part may have been done. What was typed stays until the action has been done.
 */
@customElement('tw-change-dialog')
export class TwChangeDialog extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    dialogStyles,
    formStyles,
    css`
      dialog {
        width: min(36rem, calc(100vw - 2rem));
      }
      .what {
        display: grid;
        gap: var(--space-1);
        padding: var(--space-3) var(--space-4);
        border-radius: var(--radius);
        background: var(--surface-sunken);
      }
      .what li:first-child {
        font-weight: 500;
      }
      code {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) set: ChangeSetDetail | null = null;
  @property({ attribute: false }) impact: KeptImpact | null = null;
  /** What keeps the effect from being computed. */
  @property({ attribute: false }) noEffectBecause: string | null = null;
  @property({ attribute: false }) reviewers: readonly Reviewer[] = [];

  @state() private action: AskedAction = 'approve';
  @state() private values: FormValues | null = null;
  @state() private wrong: readonly FormField[] = [];

  @query('dialog') private dialog!: HTMLDialogElement;
  @query('form') private form!: HTMLFormElement | null;
  @query('tw-change-fields') private fields!: TwChangeFields | null;

  readonly #locale = new LocaleController(this);
  readonly #doing = new ActionController(this);
  /** What was typed for which action of which change-set, and not yet sent. */
  readonly #typed = new Map<string, FormValues>();

  show(action: AskedAction): void {
    if (!this.set) return;
    this.action = action;
    this.values = this.#typed.get(this.key) ?? valuesOf(this.set);
    this.wrong = [];
    this.#doing.forget();
    this.dialog.showModal();
    void this.focusField(ACTION_FORMS[action].fields[0]);
  }

  /** The browser does not look for fields in another element's tree. */
  private async focusField(field: FormField | undefined): Promise<void> {
    await this.updateComplete;
    if (field) await this.fields?.focusField(field);
  }

  private get key(): string {
    return `${this.set?.id ?? 0}/${this.action}`;
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    const { action, set, values } = this;
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${t.changes[`act.${action}`]}</h2>
      ${set && values ? this.renderForm(set, values) : nothing}
    </dialog>`;
  }

  private renderForm(set: ChangeSetDetail, values: FormValues): unknown {
    const { t } = this.#locale;
    const { action } = this;
    const { fields, isReview } = ACTION_FORMS[action];
    return html`<form novalidate @submit=${this.confirm}>
      ${
        action === 'describe'
          ? nothing
          : html`<ul class="what">
              ${effectText(this.#locale, effectSummary(set, this.impact, this.noEffectBecause)).map(
                (line) => html`<li>${line}</li>`,
              )}
            </ul>`
      }
      <p>${t.changes[`what.${action}`]}</p>
      ${
        isReview
          ? html`<p class="small soft">
              ${t.changes.digestShown((set.digest ?? '').slice(0, 12))}
            </p>`
          : nothing
      }
      <tw-change-fields
        .fields=${fields}
        .values=${values}
        .wrong=${this.wrong}
        .action=${action}
        .reviewers=${this.reviewers}
        .author=${set.author}
        @field=${this.onField}
        @confirm=${() => {
          this.form?.requestSubmit();
        }}
      ></tw-change-fields>
      ${this.renderProblem()}
      <div class="buttons">
        <button class="button" type="button" @click=${this.close}>${t.common.cancel}</button>
        <button class="button primary" type="submit" ?disabled=${this.#doing.busy}>
          ${t.changes[`act.${action}`]}
        </button>
      </div>
    </form>`;
  }

  private renderProblem(): unknown {
    const { problem } = this.#doing;
    if (!problem || !isMovedOn(problem)) return this.#doing.render();
    return html`<tw-moved-on
      @reload=${() => {
        this.close();
        this.dispatchEvent(new CustomEvent('reload'));
      }}
    ></tw-moved-on>`;
  }

  private onField({ detail }: FieldEvent): void {
    if (!this.values) return;
    this.values = { ...this.values, [detail.field]: detail.value };
    this.wrong = this.wrong.filter((field) => field !== detail.field);
    this.#typed.set(this.key, this.values);
  }

  private close(): void {
    this.dialog.close();
  }

  private async confirm(event: Event): Promise<void> {
    event.preventDefault();
    const { action, set, impact, values, key } = this;
    if (!set || !values || this.#doing.busy) return;
    this.wrong = missingFields(action, values);
    if (this.wrong.length > 0) {
      await this.focusField(this.wrong[0]);
      return;
    }
    const done = await this.#doing.run(async () => {
      const after = await performAction(action, { set, impact, values });
      this.#typed.delete(key);
      this.close();
      this.dispatchEvent(new CustomEvent<ChangeSet>('done', { detail: after }));
    });
    // Who it is for may be written already: a second try must not take that for somebody else's edit.
    if (!done && action === 'submit') this.dispatchEvent(new CustomEvent('partly'));
  }
}

function valuesOf({ title, reason, assignee, dueOn }: ChangeSetDetail): FormValues {
  return { title, reason, assignee: assignee ?? '', dueOn: dueOn ?? '', when: '', comment: '' };
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-change-dialog': TwChangeDialog;
  }
}
