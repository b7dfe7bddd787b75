import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import type { FactProfile } from '../api/types.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { controlStyles } from '../styles/control.styles.js';
import { tableStyles } from '../styles/table.styles.js';
import { factProfileStyles } from './tw-fact-profile.styles.js';

/** As many as one takes in at a glance. */
const FEW = 12;

/** What is not shown, so that the lines add up in either view. */
function restBeside({ values, rest }: FactProfile, shown: number): FactProfile['rest'] {
  const folded = values.slice(shown);
  const count = folded.reduce((sum, value) => sum + value.count, rest.count);
  return { values: rest.values + folded.length, count };
}

/** The most frequent values of a code, flag or text with their counts, and what is left. */
@customElement('tw-profile-values')
export class TwProfileValues extends LitElement {
  static override styles = [baseStyles, controlStyles, tableStyles, factProfileStyles];

  @property({ attribute: false }) profile: FactProfile | null = null;

  @state() private all = false;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { profile } = this;
    if (!profile) return nothing;
    const { t, format } = this.#locale;
    const { values } = profile;
    const shown = this.all ? values : values.slice(0, FEW);
    const rest = restBeside(profile, shown.length);
    const largest = Math.max(1, ...values.map(({ count }) => count), rest.count);
    const line = (name: string, count: number, kind: string): unknown =>
      html`<tr class=${kind}>
        <td class="name">${name}</td>
        <td class="bar" aria-hidden="true">
          <i .style=${`--width: ${((100 * count) / largest).toFixed(1)}%`}></i>
        </td>
        <td class="number">${format.number(count)}</td>
        <td class="number soft">${format.share(count, profile.subjects)}</td>
      </tr>`;
    return html`<div class="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">${t.factProfile.value}</th>
              <td aria-hidden="true"></td>
              <th scope="col" class="number">${t.factProfile.count}</th>
              <th scope="col" class="number">${t.factProfile.share}</th>
            </tr>
          </thead>
          <tbody>
            ${shown.map(({ value, name, count }) =>
              line(this.#locale.words(name, value), count, 'value'),
            )}
            ${
              rest.values > 0
                ? line(t.factProfile.rest(format.number(rest.values)), rest.count, 'rest')
                : nothing
            }
          </tbody>
        </table>
      </div>
      ${
        values.length > FEW
          ? html`<div>
              <button
                class="button quiet"
                type="button"
                @click=${() => {
                  this.all = !this.all;
                }}
              >
                ${
                  this.all
                    ? t.factProfile.showFewer
                    : t.factProfile.showAll(format.number(values.length))
                }
              </button>
            </div>`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-profile-values': TwProfileValues;
  }
}
