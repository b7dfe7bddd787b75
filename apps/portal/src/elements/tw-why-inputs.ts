import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { InputTrace } from '../api/types.js';
import { ABSENT } from '../i18n/formats.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { tableStyles } from '../styles/table.styles.js';
import { tagValueText } from './tag-value-text.js';
import { whyStyles } from './tw-why.styles.js';

/** The facts and tags that a value was derived from, each with its dataset and definition version. */
@customElement('tw-why-inputs')
export class TwWhyInputs extends LitElement {
  static override styles = [baseStyles, tableStyles, whyStyles];

  @property({ attribute: false }) inputs: readonly InputTrace[] = [];

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    const heads = [t.why.fact, t.why.value, t.why.dataset, t.why.window, t.why.definitionVersion];
    return html`<h3>${t.why.facts}</h3>
      <div class="table-scroll" tabindex="0" role="group" aria-label=${t.why.facts}>
        <table>
          <thead>
            <tr>
              ${heads.map((head) => html`<th scope="col">${head}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${this.inputs.map((input) => this.renderInput(input))}
          </tbody>
        </table>
      </div>`;
  }

  private renderInput(input: InputTrace): unknown {
    const { t } = this.#locale;
    const name = this.#locale.words(input.name, input.code);
    const value =
      input.value === null
        ? html`<span class="missing">${t.common.missing}</span>
            <span class="small soft"
              >${input.missingBecause ? this.#locale.words(input.missingBecause) : nothing}</span
            >`
        : html`${tagValueText(this.#locale, input.value, input.valueName)}
          ${input.masked ? html`<span class="small faint">${t.customers.masked}</span>` : nothing}`;
    const version = input.datasetVersion === null ? '' : `v${input.datasetVersion}`;
    return html`<tr>
      <th scope="row" title=${this.#locale.words(input.words)}>
        ${
          input.kind === 'tag'
            ? html`<a href="/tags/${encodeURIComponent(input.code)}">${name}</a>`
            : name
        }
        <code class="small faint">${input.code}</code>
      </th>
      <td>${value}</td>
      <td>
        ${input.dataset ? html`<code class="small">${input.dataset}</code>` : ABSENT}
        <code class="small faint">${version}</code>
      </td>
      <td class="small">${this.#locale.words(input.window) || ABSENT}</td>
      <td><code class="small">${input.definitionVersion ?? ABSENT}</code></td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-why-inputs': TwWhyInputs;
  }
}
