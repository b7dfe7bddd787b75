import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { controlStyles } from '../styles/control.styles.js';
import { DefinitionText } from './definition-text.js';
import { placeOf, pointerOf } from './diff-place.js';
import { type OperandNames, noNames } from './operand-names.js';
import { type DiffStep, structuralDiff } from './structural-diff.js';
import './tw-icon.js';

type Body = Readonly<Record<string, unknown>> | null;

/** Where a reader wants to say something: a JSON pointer within the object. */
export type PlaceEvent = CustomEvent<{ readonly place: string }>;

/** The rule comes first, what is said about it last. */
const WORDS = new Set(['name', 'meaning', 'purpose', 'owner', 'examples']);

const ICONS = { added: 'plus', removed: 'minus', changed: 'arrow' } as const;

/**
 * What was added, removed and changed in a definition, place by place, whatever the layout of its text.
 * With `commentable` it fires `place` (a `PlaceEvent`) for the place that a reader wants to speak of.
 */
@customElement('tw-diff')
export class TwDiff extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      ul {
        border: 1px solid var(--line);
        border-radius: var(--radius);
        overflow: hidden;
      }
      li {
        display: grid;
        grid-template-columns: 1rem minmax(8rem, 16rem) minmax(0, 1fr) 2rem;
        gap: var(--space-2) var(--space-3);
        align-items: start;
        padding: var(--space-2) var(--space-3);
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      .mark {
        margin-top: 0.25rem;
      }
      .added > .mark {
        color: var(--good);
      }
      .removed > .mark {
        color: var(--bad);
      }
      .changed > .mark {
        color: var(--live);
      }
      .place {
        overflow-wrap: anywhere;
      }
      .sides {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-2);
        align-items: baseline;
        min-width: 0;
      }
      del,
      ins {
        min-width: 0;
        padding: 0.0625rem var(--space-2);
        border-radius: var(--radius-small);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      del {
        background: var(--bad-soft);
        color: var(--bad);
        text-decoration-thickness: 1px;
      }
      ins {
        background: var(--good-soft);
        color: var(--good);
        text-decoration: none;
      }
      .button.icon {
        height: 1.625rem;
        width: 1.875rem;
      }
      p {
        color: var(--ink-soft);
      }
      @media (max-width: 60rem) {
        li {
          grid-template-columns: 1rem minmax(0, 1fr) 2rem;
        }
        .sides {
          grid-column: 2;
          grid-row: 2;
        }
      }
    `,
  ];

  /** Null: the object is new. */
  @property({ attribute: false }) was: Body = null;
  /** Null: it is retired. */
  @property({ attribute: false }) becomes: Body = null;
  /** Code of the object, by which its own values are named. */
  @property() code = '';
  @property({ attribute: false }) names: OperandNames = noNames;
  @property({ type: Boolean }) commentable = false;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    if (this.becomes === null) return html`<p>${this.was ? t.diff.isRetired : t.diff.same}</p>`;
    const steps = ruleFirst(structuralDiff(this.was ?? {}, this.becomes));
    if (steps.length === 0) return html`<p>${t.diff.same}</p>`;
    return html`<ul>
      ${steps.map((step) => this.renderStep(step))}
    </ul>`;
  }

  private renderStep(step: DiffStep): unknown {
    const { t } = this.#locale;
    const text = new DefinitionText(this.#locale, this.names);
    const side = step.kind === 'removed' ? this.was : this.becomes;
    const place = placeOf(step.path, side, this.code);
    const name = text.place(place);
    const show = (value: unknown): string => text.lines(value, place.valuesOf).join('\n');
    return html`<li class=${step.kind}>
      <tw-icon class="mark" name=${ICONS[step.kind]}></tw-icon>
      <span class="place"><span class="visually-hidden">${t.diff[step.kind]}</span> ${name}</span>
      <span class="sides">
        ${
          step.kind === 'added'
            ? nothing
            : html`<span class="visually-hidden">${t.diff.from}</span
                ><del>${show(step.before)}</del>`
        }
        ${
          step.kind === 'removed'
            ? nothing
            : html`<span class="visually-hidden">${t.diff.to}</span><ins>${show(step.after)}</ins>`
        }
      </span>
      ${this.commentable ? this.renderComment(step, name) : nothing}
    </li>`;
  }

  private renderComment(step: DiffStep, name: string): unknown {
    const label = this.#locale.t.diff.comment(name);
    return html`<button
      class="button quiet icon"
      type="button"
      title=${label}
      aria-label=${label}
      @click=${() => {
        const detail = { place: pointerOf(step.path) };
        this.dispatchEvent(new CustomEvent('place', { detail }));
      }}
    >
      <tw-icon name="comment"></tw-icon>
    </button>`;
  }
}

const isWords = ({ path }: DiffStep): number => Number(WORDS.has(path[0] ?? ''));

const ruleFirst = (steps: readonly DiffStep[]): DiffStep[] =>
  steps.toSorted((one, other) => isWords(one) - isWords(other));

declare global {
  interface HTMLElementTagNameMap {
    'tw-diff': TwDiff;
  }
}
