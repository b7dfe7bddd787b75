import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { ColumnImpact } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { tagValueText } from '../../elements/tag-value-text.js';
import '../../elements/tw-icon.js';
import '../../elements/tw-transition-matrix.js';
import { type ValueNames, valueNames } from '../../elements/value-names.js';
import { ABSENT } from '../../i18n/formats.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { movedValue } from '../snapshots/ranked-changes.js';
import './tw-impact-groups.js';
import './tw-impact-samples.js';
import { columnImpactStyles } from './tw-column-impact.styles.js';
import { valueShifts } from './value-shift.js';

/** More values than this make no square that anybody reads. */
const LARGEST_MATRIX = 12;
const SHOWN_MOVES = 12;
const MOVES = [
  ['up', 'up'],
  ['down', 'down'],
  ['equal', 'equal'],
  ['appeared', 'appeared'],
  ['disappeared', 'disappeared'],
  ['bothMissing', 'bothMissing'],
  ['other', 'otherMove'],
] as const;

interface Named {
  readonly names: ValueNames;
  readonly order: readonly string[];
}

/** What a change does to the values of one tag or fact: how many, from what to what, where, and why. */
@customElement('tw-column-impact')
export class TwColumnImpact extends LitElement {
  static override styles = [baseStyles, tableStyles, columnImpactStyles];

  @property({ attribute: false }) column: ColumnImpact | null = null;

  readonly #locale = new LocaleController(this);
  readonly #named = new LoadController(this, {
    args: () => [this.list],
    rows: 3,
    load: ([list]) => namedBy(list),
  });

  private get type(): ColumnImpact['typeAfter'] {
    return this.column?.typeAfter ?? this.column?.typeBefore ?? null;
  }

  private get list(): string | null {
    return this.type?.list ?? null;
  }

  protected override render(): unknown {
    const { column } = this;
    if (!column) return nothing;
    const { t, format } = this.#locale;
    const total = t.changes.amount(
      format.number(column.total),
      this.#locale.term('subject', column.subject),
    );
    const share = format.share(column.changed, column.total);
    return html`<p class="figure">
        ${
          column.changed === 0
            ? t.impact.nobody(total)
            : t.impact.changes(format.number(column.changed), total, share)
        }
      </p>
      ${column.change === 'added' ? html`<p class="soft">${t.impact.addedColumn}</p>` : nothing}
      ${column.change === 'retired' ? html`<p class="soft">${t.impact.retiredColumn}</p>` : nothing}
      ${column.changed === 0 ? nothing : this.#named.render((named) => this.renderAll(column, named))}`;
  }

  private renderAll(column: ColumnImpact, named: Named): unknown {
    const show = (value: string | null): string => {
      const own = movedValue(value, this.type?.kind);
      return tagValueText(this.#locale, own, named.names(this.list, own));
    };
    return html`<div class="columns">${this.renderFigures(column, named, show)}</div>
      <tw-impact-groups .dimensions=${column.groups}></tw-impact-groups>
      <tw-impact-samples
        .column=${column}
        .names=${named.names}
        .list=${this.list}
      ></tw-impact-samples>`;
  }

  private renderFigures(
    column: ColumnImpact,
    { order }: Named,
    show: (value: string | null) => string,
  ): unknown {
    const { figures } = column;
    if (figures.form === 'numbers') return this.renderNumbers(column);
    if (figures.form === 'codes') {
      return html`${this.renderCodes(column, show)} ${this.renderMoves(column, show)}`;
    }
    const cells = figures.matrix ?? [];
    const values = new Set(cells.flatMap(({ from, to }) => [from, to]));
    return html`${this.renderShifts(column, order, show)}
    ${
      values.size > LARGEST_MATRIX
        ? this.renderMoves(column, show)
        : html`<tw-transition-matrix
            .cells=${cells}
            .order=${order}
            .show=${show}
          ></tw-transition-matrix>`
    }`;
  }

  private renderShifts(
    column: ColumnImpact,
    order: readonly string[],
    show: (value: string | null) => string,
  ): unknown {
    const { t } = this.#locale;
    const rows = valueShifts(column, order).map(({ value, before, after }) => ({
      name: show(value),
      cells: [before, after, after - before],
    }));
    const heads = [t.diff.before, t.diff.after, t.impact.difference];
    return this.renderTable(t.impact.value, heads, rows, 2);
  }

  private renderCodes(column: ColumnImpact, show: (value: string | null) => string): unknown {
    const { t } = this.#locale;
    const rows = (column.figures.codes ?? [])
      .filter(({ gained, lost }) => gained + lost > 0)
      .map(({ code, before, after, gained, lost }) => ({
        name: show(code),
        cells: [before, after, gained, -lost],
      }));
    const heads = [t.diff.before, t.diff.after, t.impact.gained, t.impact.lost];
    return this.renderTable(t.impact.value, heads, rows, 2);
  }

  /** @param signedFrom the first column whose numbers say plus or minus */
  private renderTable(
    first: string,
    heads: readonly string[],
    rows: readonly { readonly name: string; readonly cells: readonly number[] }[],
    signedFrom: number,
  ): unknown {
    return html`<table class="narrow">
      <thead>
        <tr>
          <th scope="col">${first}</th>
          ${heads.map((head) => html`<th scope="col" class="number">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, cells }) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${cells.map((count, index) => this.renderCount(count, index >= signedFrom))}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private renderCount(count: number, signed: boolean): unknown {
    const { format } = this.#locale;
    if (!signed) return html`<td class="number">${format.number(count)}</td>`;
    if (count === 0) return html`<td class="number faint">${ABSENT}</td>`;
    const text = `${count > 0 ? '+' : '−'}${format.number(Math.abs(count))}`;
    return html`<td class="number ${count > 0 ? 'more' : 'less'}">${text}</td>`;
  }

  private renderMoves(column: ColumnImpact, show: (value: string | null) => string): unknown {
    const { t, format } = this.#locale;
    const moves = (column.figures.matrix ?? [])
      .filter(({ from, to }) => from !== to)
      .toSorted((one, other) => other.count - one.count);
    const rest = moves.slice(SHOWN_MOVES).length + (column.figures.leftOut?.cells ?? 0);
    return html`<div>
      <h4>${t.impact.moves}</h4>
      <ul class="moves">
        ${moves.slice(0, SHOWN_MOVES).map(
          ({ from, to, count }) =>
            html`<li>
              <span class="number">${format.number(count)}</span>
              <span>${show(from)} <tw-icon name="arrow"></tw-icon> ${show(to)}</span>
            </li>`,
        )}
      </ul>
      ${
        rest > 0
          ? html`<p class="small soft">${t.impact.rareMoves(format.number(rest))}</p>`
          : nothing
      }
    </div>`;
  }

  private renderNumbers({ figures }: ColumnImpact): unknown {
    const { t, format } = this.#locale;
    const { moves, before, after } = figures;
    const at = (side: typeof before, quantile: number): string =>
      this.text(side?.quantiles.find((each) => each.at === quantile)?.value ?? null);
    const quantiles = before?.quantiles ?? after?.quantiles ?? [];
    // Of a personal fact they are not told.
    const extreme = (name: string, end: 'min' | 'max'): [string, string, string][] => {
      const [was, is] = [before?.[end] ?? null, after?.[end] ?? null];
      return was === null && is === null ? [] : [[name, this.text(was), this.text(is)]];
    };
    const rows: readonly (readonly [string, string, string])[] = [
      ...extreme(t.impact.smallest, 'min'),
      ...quantiles.map((each): readonly [string, string, string] => [
        t.impact.quantile(format.number(each.at * 100)),
        at(before, each.at),
        at(after, each.at),
      ]),
      ...extreme(t.impact.largest, 'max'),
    ];
    return html`<dl class="figures">
        ${MOVES.filter(([key]) => (moves?.[key] ?? 0) > 0).map(
          ([key, text]) =>
            html`<dt>${t.impact[text]}</dt>
              <dd class="number">${format.number(moves?.[key] ?? 0)}</dd>`,
        )}
      </dl>
      ${
        before || after
          ? html`<table class="narrow">
              <thead>
                <tr>
                  <th scope="col">${t.impact.value}</th>
                  <th scope="col" class="number">${t.diff.before}</th>
                  <th scope="col" class="number">${t.diff.after}</th>
                </tr>
              </thead>
              <tbody>
                ${rows.map(
                  ([name, one, other]) =>
                    html`<tr>
                      <th scope="row">${name}</th>
                      <td class="number">${one}</td>
                      <td class="number ${one === other ? '' : 'differs'}">${other}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
          : nothing
      }`;
  }

  private text(value: string | null): string {
    return value === null ? ABSENT : tagValueText(this.#locale, value);
  }
}

async function namedBy(list: string | null): Promise<Named> {
  if (!list) return { names: () => null, order: [] };
  const [names, codes] = await Promise.all([
    valueNames([list]),
    api.codeList(list).catch(() => null),
  ]);
  return { names, order: codes?.codes.map(({ code }) => code) ?? [] };
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-column-impact': TwColumnImpact;
  }
}
