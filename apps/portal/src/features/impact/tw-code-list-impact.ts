import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { CodeListImpact } from '../../api/types.js';
import { ABSENT } from '../../i18n/formats.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { tableStyles } from '../../styles/table.styles.js';

type ChangedCode = CodeListImpact['codes'][number];

/** What a change does to a code list: which codes come and go, who has them, and what uses the list. */
@customElement('tw-code-list-impact')
export class TwCodeListImpact extends LitElement {
  static override styles = [
    baseStyles,
    tableStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
        grid-template-columns: minmax(0, 1fr);
      }
      .removed .mark {
        color: var(--bad);
      }
      .added .mark {
        color: var(--good);
      }
      .mark {
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) impact: CodeListImpact | null = null;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { impact } = this;
    if (!impact) return nothing;
    const { t, format } = this.#locale;
    return html`<h3>${this.#locale.words(impact.name, impact.list)}</h3>
      <p class="soft">${this.uses(impact)}</p>
      ${
        impact.codes.length === 0
          ? html`<p class="soft">${t.impact.listSameCodes}</p>`
          : html`<div class="table-scroll">
              <table>
                <thead>
                  <tr>
                    <th scope="col">${t.impact.listCode}</th>
                    <th scope="col">${t.impact.listChange}</th>
                    <th scope="col">${t.diff.before}</th>
                    <th scope="col">${t.diff.after}</th>
                    <th scope="col">${t.impact.listHolders}</th>
                  </tr>
                </thead>
                <tbody>
                  ${impact.codes.map((code) => this.renderCode(code))}
                </tbody>
              </table>
            </div>`
      }
      ${
        impact.leftOut > 0
          ? html`<p class="small soft">${t.impact.listLeftOut(format.number(impact.leftOut))}</p>`
          : nothing
      }`;
  }

  private uses({ usedBy, columns }: CodeListImpact): string {
    const { t } = this.#locale;
    const names = [
      ...usedBy.map(({ name, code }) => this.#locale.words(name, code)),
      ...columns,
    ].join(t.common.separator);
    return names === '' ? t.impact.listUnused : t.impact.listUsedBy(names);
  }

  private renderCode(code: ChangedCode): unknown {
    return html`<tr class=${code.change}>
      <th scope="row"><code>${code.code}</code></th>
      <td class="mark">${this.change(code)}</td>
      <td>${this.side(code.before)}</td>
      <td>${this.side(code.after)}</td>
      <td>${this.holders(code)}</td>
    </tr>`;
  }

  private change({ change }: ChangedCode): string {
    const { t } = this.#locale;
    if (change === 'added') return t.impact.listAdded;
    return change === 'removed' ? t.impact.listRemoved : t.impact.listChanged;
  }

  /** What the code stands for, and where it belongs. */
  private side(side: ChangedCode['before']): string {
    if (side === null) return ABSENT;
    const { t } = this.#locale;
    const place = [side.parent, side.region].filter((each) => each !== null);
    const name = this.#locale.words(side.name, '');
    return place.length === 0 ? name : t.impact.listPlace(name, place.join(t.common.separator));
  }

  private holders({ change, holders }: ChangedCode): string {
    const { t, format } = this.#locale;
    if (change === 'changed') return ABSENT;
    if (holders.length === 0) return t.impact.listNobody;
    return holders
      .map(({ code, subject, before, after }) => {
        const count = change === 'removed' ? before : after;
        const amount = t.changes.amount(
          format.number(count),
          this.#locale.term('subject', subject),
        );
        return t.impact.listHold(amount, code);
      })
      .join(t.common.separator);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-code-list-impact': TwCodeListImpact;
  }
}
