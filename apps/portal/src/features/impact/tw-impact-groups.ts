import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { ImpactDimension } from '../../api/types.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { disclosureStyles } from '../../styles/disclosure.styles.js';

/** Of each dimension, at most; the rest stand together. */
const SHOWN = 10;

/** Where those who change are: by brand, region, dealer. */
@customElement('tw-impact-groups')
export class TwImpactGroups extends LitElement {
  static override styles = [
    baseStyles,
    tableStyles,
    disclosureStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
      }
      table {
        width: auto;
        margin-top: var(--space-2);
      }
      th,
      td,
      tbody th {
        height: 2rem;
        padding-block: var(--space-1);
      }
    `,
  ];

  @property({ attribute: false }) dimensions: readonly ImpactDimension[] = [];

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    return this.dimensions.map((dimension) => this.renderDimension(dimension));
  }

  private renderDimension(dimension: ImpactDimension): unknown {
    const { t, format } = this.#locale;
    const name = this.#locale.words(dimension.name, dimension.dimension);
    const changing = dimension.groups.filter(({ changed }) => changed > 0);
    if (changing.length === 0) return nothing;
    const [top] = changing;
    const topName = this.#locale.words(top?.name, top?.value ?? t.impact.unknownGroup);
    return html`<details>
      <summary>
        ${t.impact.byDimension(name)}
        <span class="faint">${topName} ${format.number(top?.changed ?? 0)}</span>
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">${name}</th>
            <th scope="col" class="number">${t.impact.changed}</th>
            <th scope="col" class="number">${t.impact.total}</th>
            <th scope="col" class="number">${t.impact.share}</th>
          </tr>
        </thead>
        <tbody>
          ${changing
            .slice(0, SHOWN)
            .map((group) =>
              this.renderRow(
                this.#locale.words(group.name, group.value ?? t.impact.unknownGroup),
                group.changed,
                group.total,
              ),
            )}
          ${this.renderRest(dimension)}
        </tbody>
      </table>
    </details>`;
  }

  private renderRest({ groups, rest }: ImpactDimension): unknown {
    const changing = groups.filter(({ changed }) => changed > 0);
    const others = [...changing.slice(SHOWN), ...groups.filter(({ changed }) => changed === 0)];
    const count = others.length + (rest?.groups ?? 0);
    if (count === 0) return nothing;
    const sum = (of: 'changed' | 'total'): number =>
      others.reduce((all, group) => all + group[of], rest?.[of] ?? 0);
    const name = this.#locale.t.impact.rest(this.#locale.format.number(count));
    return this.renderRow(name, sum('changed'), sum('total'));
  }

  private renderRow(name: string, changed: number, total: number): unknown {
    const { format } = this.#locale;
    return html`<tr>
      <th scope="row">${name}</th>
      <td class="number">${format.number(changed)}</td>
      <td class="number soft">${format.number(total)}</td>
      <td class="number soft">${format.share(changed, total)}</td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-impact-groups': TwImpactGroups;
  }
}
