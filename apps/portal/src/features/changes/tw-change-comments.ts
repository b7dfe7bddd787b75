import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { changeSets } from '../../api/change-sets.js';
import { session } from '../../api/session.js';
import type { ChangeComment } from '../../api/types.js';
import { ActionController } from '../../elements/action.controller.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { disclosureStyles } from '../../styles/disclosure.styles.js';
import { formStyles } from '../../styles/form.styles.js';
import type { CommentThread } from './comment-threads.js';
import { changeCommentsStyles } from './tw-change-comments.styles.js';

/**
 * What people say about a place of a change-set, and a field to join in. Fires `commented` when
 * something was said or settled. What is typed stays until it has been sent.
 */
@customElement('tw-change-comments')
export class TwChangeComments extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    formStyles,
    disclosureStyles,
    changeCommentsStyles,
  ];

  @property({ type: Number }) changeId = 0;
  @property({ attribute: false }) threads: readonly CommentThread[] = [];
  /** Where a new comment is about; empty for the whole. */
  @property() place = '';
  /** A place by its name. */
  @property({ attribute: false }) nameOf: (place: string) => string = (place) => place;
  /** Shows the field for a new comment from the start. */
  @property({ type: Boolean }) writing = false;

  /** What was typed, by the comment that it answers; 0 for a new one. */
  @state() private typed: Readonly<Record<number, string>> = {};
  @state() private replying: number | null = null;

  readonly #locale = new LocaleController(this);
  readonly #action = new ActionController(this);

  /** Puts the cursor into the field for a new comment. */
  async write(): Promise<void> {
    this.writing = true;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLTextAreaElement>('form.new textarea')?.focus();
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    const open = this.threads.filter(({ first }) => first.resolvedAt === null);
    const settled = this.threads.filter(({ first }) => first.resolvedAt !== null);
    return html`${open.map((thread) => this.renderThread(thread))}
    ${
      settled.length === 0
        ? nothing
        : html`<details>
            <summary>${t.changes.resolved(String(settled.length))}</summary>
            ${settled.map((thread) => this.renderThread(thread))}
          </details>`
    }
    ${this.#action.render()}
    ${this.writing && session.may('definition.review') ? this.renderField(null) : nothing}`;
  }

  private renderThread({ first, answers }: CommentThread): unknown {
    const { t } = this.#locale;
    const mayAnswer = session.may('definition.review');
    return html`<article>
      ${
        first.place && first.place !== this.place
          ? html`<p class="small faint">${t.changes.commentOn(this.nameOf(first.place))}</p>`
          : nothing
      }
      ${[first, ...answers].map((comment) => this.renderComment(comment))}
      ${
        mayAnswer && first.resolvedAt === null
          ? html`<div class="answer">
              ${
                this.replying === first.id
                  ? this.renderField(first.id)
                  : html`<button
                      class="button quiet"
                      type="button"
                      @click=${() => {
                        this.replying = first.id;
                      }}
                    >
                      ${t.changes.reply}
                    </button>`
              }
              <button
                class="button quiet"
                type="button"
                ?disabled=${this.#action.busy}
                @click=${() => this.resolve(first.id)}
              >
                ${t.changes.resolve}
              </button>
            </div>`
          : nothing
      }
    </article>`;
  }

  private renderComment(comment: ChangeComment): unknown {
    const { t, format } = this.#locale;
    return html`<div class="comment">
      <p class="small">
        <span class="who">${comment.account}</span>
        <span class="faint">${format.instant(comment.createdAt)}</span>
        ${
          comment.resolvedBy
            ? html`<span class="faint">· ${t.changes.resolvedBy(comment.resolvedBy)}</span>`
            : nothing
        }
      </p>
      <p class="said">${comment.text}</p>
    </div>`;
  }

  private renderField(answers: number | null): unknown {
    const { t } = this.#locale;
    const key = answers ?? 0;
    const about = this.place ? this.nameOf(this.place) : t.changes.wholeChange;
    return html`<form
      class=${answers === null ? 'new' : 'reply'}
      @submit=${(event: Event) => this.send(event, answers)}
    >
      <label>
        <span>${answers === null ? t.changes.writeOn(about) : t.changes.reply}</span>
        <textarea
          class="field"
          required
          maxlength="4000"
          .value=${this.typed[key] ?? ''}
          @input=${(event: Event) => {
            this.typed = { ...this.typed, [key]: (event.target as HTMLTextAreaElement).value };
          }}
        ></textarea>
      </label>
      <div>
        <button
          class="button"
          type="submit"
          ?disabled=${this.#action.busy || (this.typed[key] ?? '').trim() === ''}
        >
          ${t.changes.send}
        </button>
      </div>
    </form>`;
  }

  private async send(event: Event, answers: number | null): Promise<void> {
    event.preventDefault();
    const key = answers ?? 0;
    const text = (this.typed[key] ?? '').trim();
    const done = await this.change(() =>
      changeSets.comment(this.changeId, {
        text,
        ...(this.place && { place: this.place }),
        ...(answers !== null && { answers }),
      }),
    );
    if (!done) return;
    this.typed = { ...this.typed, [key]: '' };
    this.replying = null;
  }

  private async resolve(id: number): Promise<void> {
    await this.change(() => changeSets.resolve(this.changeId, id));
  }

  private change(work: () => Promise<unknown>): Promise<boolean> {
    return this.#action.run(async () => {
      await work();
      this.dispatchEvent(new CustomEvent('commented'));
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-change-comments': TwChangeComments;
  }
}
