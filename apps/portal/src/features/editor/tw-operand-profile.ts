import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { FactProfile } from '../../api/types.js';
import { measureOf, profileValueText } from '../../elements/profile-text.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import type { Operand } from './model/editor-catalog.js';

/** Milliseconds that the eye rests on one before its figures are asked for. */
const PAUSE = 150;

/** In one line what the values of a fact or tag are like: how many have one, the middle, the most frequent. */
@customElement('tw-operand-profile')
export class TwOperandProfile extends LitElement {
  static override styles = [
    baseStyles,
    css`
      p {
        min-height: 1.25rem;
        padding: var(--space-1) var(--space-2);
        border-top: 1px solid var(--line);
        color: var(--ink-soft);
        font-size: var(--text-small);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) operand: Operand | undefined = undefined;

  readonly #locale = new LocaleController(this);
  readonly #profile = new Task(this, {
    args: () => [this.operand] as const,
    task: async ([operand], { signal }): Promise<FactProfile | null> => {
      await new Promise((resolve) => window.setTimeout(resolve, PAUSE));
      signal.throwIfAborted();
      if (!operand) return null;
      const { kind, code } = operand;
      return kind === 'tag' ? api.tagProfile(code, signal) : api.factProfile(code, signal);
    },
  });

  protected override render(): unknown {
    // One that no run has computed yet has no figures; it can be chosen all the same.
    const profile = this.#profile.value;
    return html`<p>${profile ? this.textOf(profile) : nothing}</p>`;
  }

  private textOf(profile: FactProfile): string {
    const { t, format } = this.#locale;
    const { subjects, missing, quantiles, values, min, max } = profile;
    const measure = measureOf(profile);
    const median = quantiles.find(({ share }) => share === 0.5)?.value;
    const text = (value: string): string => profileValueText(this.#locale, value, measure);
    const named = (label: string, value: string): string => `${label} ${value}`;
    return [
      named(t.factProfile.known, format.share(subjects - missing, subjects)),
      ...(median === undefined ? [] : [named(t.factProfile.median, text(median))]),
      ...(min === null || max === null ? [] : [t.factProfile.rangeShort(text(min), text(max))]),
      ...values
        .slice(0, 3)
        .map(({ name, value, count }) =>
          named(this.#locale.words(name, value), format.share(count, subjects)),
        ),
    ].join(' · ');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-operand-profile': TwOperandProfile;
  }
}
