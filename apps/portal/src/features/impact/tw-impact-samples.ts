import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { session } from '../../api/session.js';
import type { ColumnImpact, SampledChange } from '../../api/types.js';
import { tagValueText } from '../../elements/tag-value-text.js';
import '../../elements/tw-icon.js';
import type { ValueNames } from '../../elements/value-names.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { disclosureStyles } from '../../styles/disclosure.styles.js';
import { tableStyles } from '../../styles/table.styles.js';

/** Some of those whose value changes, each with the reason. */
@customElement('tw-impact-samples')
export class TwImpactSamples extends LitElement {
  static override styles = [
    baseStyles,
    tableStyles,
    disclosureStyles,
    css`
      table {
        margin-top: var(--space-2);
      }
      td {
        vertical-align: top;
      }
      tbody th {
        vertical-align: top;
        white-space: nowrap;
      }
      .move tw-icon {
        width: 0.875em;
        margin: 0 var(--space-1);
        color: var(--ink-faint);
        vertical-align: -0.15em;
      }
      .reason {
        min-width: 16rem;
      }
    `,
  ];

  @property({ attribute: false }) column: ColumnImpact | null = null;
  @property({ attribute: false }) names: ValueNames = () => null;
  @property({ attribute: false }) list: string | null = null;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { column } = this;
    if (!column || column.samples.length === 0) return nothing;
    const { t, format } = this.#locale;
    const shown = format.number(column.samples.length);
    return html`<details>
      <summary>
        ${t.impact.samples}
        <span class="faint">${t.impact.sampleOf(shown, format.number(column.changed))}</span>
      </summary>
      <div class="table-scroll" tabindex="0" role="region" aria-label=${t.impact.samples}>
        <table>
          <thead>
            <tr>
              <th scope="col">${t.impact.who}</th>
              <th scope="col">${t.impact.move}</th>
              <th scope="col">${t.impact.reason}</th>
            </tr>
          </thead>
          <tbody>
            ${column.samples.map((sample) => this.renderSample(column, sample))}
          </tbody>
        </table>
      </div>
    </details>`;
  }

  private renderSample({ subject }: ColumnImpact, sample: SampledChange): unknown {
    const id = html`<code>${sample.id}</code>`;
    const isLink = subject === 'customer' && session.may('subject.read');
    return html`<tr>
      <th scope="row">${isLink ? html`<a href="/customers/${sample.id}">${id}</a>` : id}</th>
      <td class="move">
        ${this.value(sample.before)}<tw-icon name="arrow"></tw-icon>${this.value(sample.after)}
      </td>
      <td class="reason small soft">${this.#locale.words(sample.reason?.words)}</td>
    </tr>`;
  }

  private value(value: SampledChange['before']): string {
    const own = value;
    return tagValueText(this.#locale, own, this.names(this.list, own));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-impact-samples': TwImpactSamples;
  }
}
