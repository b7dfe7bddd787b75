import { Task } from '@lit/task';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { ColumnImpact, ImpactReport, TagValue } from '../../api/types.js';
import { tagValueText } from '../../elements/tag-value-text.js';
import '../../elements/tw-as-of.js';
import '../../elements/tw-icon.js';
import '../../elements/tw-skeleton.js';
import '../../elements/tw-transition-matrix.js';
import { type ValueNames, valueNames } from '../../elements/value-names.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { otherColumns, ownColumn, valueMoves, valueRows } from './model/effect-shape.js';
import { ruleEffectStyles } from './tw-rule-effect.styles.js';

/** So many moves are listed; the page of the change-set has all. */
const LISTED = 12;

/** The values of a code list, by name and in their order. */
interface NamedList {
  readonly names: ValueNames;
  readonly order: readonly string[];
}

/** So many values fit into a matrix that is read at a glance. */
const MATRIX_VALUES = 8;

/** What a draft does to everybody: how many have each value, who moves where, what else changes. */
@customElement('tw-rule-effect')
export class TwRuleEffect extends LitElement {
  static override styles = [baseStyles, tableStyles, ruleEffectStyles];

  @property({ attribute: false }) report: ImpactReport | null = null;
  /** The fact or tag that is being edited. */
  @property() code = '';
  /** Newer figures are on their way. */
  @property({ type: Boolean }) stale = false;
  /** The draft has errors: the figures are those of the last one without. */
  @property({ type: Boolean }) held = false;

  readonly #locale = new LocaleController(this);
  readonly #names = new Task(this, {
    args: () => [this.listOf(this.report)] as const,
    task: async ([list]): Promise<NamedList> => {
      const codes = list ? await api.codeList(list).catch(() => null) : null;
      const order = (codes?.codes ?? []).map(({ code }) => code);
      return { names: await valueNames(list ? [list] : []), order };
    },
  });

  protected override render(): unknown {
    const { t } = this.#locale;
    const { report } = this;
    if (!report) {
      return this.held
        ? html`<p class="soft">${t.editor.noEffectYet}</p>`
        : html`<tw-skeleton .rows=${5}></tw-skeleton>`;
    }
    const own = ownColumn(report, this.code);
    return html`<div
      class="effect ${this.stale ? 'stale' : ''}"
      aria-busy=${this.stale ? 'true' : 'false'}
    >
      ${this.held ? html`<p class="held" role="status">${t.editor.heldEffect}</p>` : nothing}
      ${own ? this.renderOwn(own) : html`<p>${t.editor.noDifference}</p>`}
      ${this.renderOthers(report)}
      <p class="foot small faint">
        <tw-as-of .snapshotId=${report.inputs.snapshotId}></tw-as-of>
        <span
          >${this.stale ? t.editor.computing : t.editor.computedIn(this.#locale.format.duration(report.seconds))}</span
        >
      </p>
    </div>`;
  }

  private renderOwn(column: ColumnImpact): unknown {
    const { t, format } = this.#locale;
    return html`<p class="figure-line">
        <span class="figure">${format.number(column.changed)}</span>
        <span class="soft"
          >${t.editor.ofTotal(
            format.number(column.total),
            this.#locale.term('subject', column.subject),
          )}</span
        >
      </p>
      ${column.figures.form === 'numbers' ? this.renderNumbers(column) : this.renderValues(column)}`;
  }

  private renderValues(column: ColumnImpact): unknown {
    const { t, format } = this.#locale;
    const rows = valueRows(column);
    const most = Math.max(1, ...rows.flatMap(({ before, after }) => [before, after]));
    return html`<table class="values">
        <thead>
          <tr>
            <th scope="col">${t.tags.value}</th>
            <th scope="col" class="number">${t.editor.before}</th>
            <th scope="col" class="number">${t.editor.after}</th>
            <th scope="col" class="number">${t.editor.difference}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(({ value, before, after }) => {
            const by = after - before;
            return html`<tr>
              <th scope="row">
                ${this.valueText(column, value)}
                <svg class="bars" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                  <rect class="was" y="0" height="2.4" width=${(100 * before) / most}></rect>
                  <rect class="is" y="3.2" height="2.4" width=${(100 * after) / most}></rect>
                </svg>
              </th>
              <td class="number soft" data-before=${value ?? ''}>${format.number(before)}</td>
              <td class="number" data-after=${value ?? ''}>${format.number(after)}</td>
              <td class="number ${by === 0 ? 'faint' : ''}">${this.signed(by)}</td>
            </tr>`;
          })}
        </tbody>
      </table>
      ${this.renderMoves(column)}`;
  }

  private renderMoves(column: ColumnImpact): unknown {
    const { t, format } = this.#locale;
    const moves = valueMoves(column);
    if (moves.length === 0) return nothing;
    return html`<section>
      <h3>${t.editor.moves}</h3>
      <ul class="moves">
        ${moves.slice(0, LISTED).map(
          ({ from, to, count }) =>
            html`<li>
              <span>${this.valueText(column, from)}</span>
              <tw-icon class="faint" name="arrow"></tw-icon>
              <span>${this.valueText(column, to)}</span>
              <span class="number">${format.number(count)}</span>
            </li>`,
        )}
      </ul>
      ${
        moves.length > LISTED
          ? html`<p class="small soft">${t.editor.moreMoves(moves.length - LISTED)}</p>`
          : nothing
      }
      ${valueRows(column).length <= MATRIX_VALUES ? this.renderMatrix(column) : nothing}
    </section>`;
  }

  private renderMatrix(column: ColumnImpact): unknown {
    const { t } = this.#locale;
    return html`<details>
      <summary>${t.editor.asMatrix}</summary>
      <tw-transition-matrix
        .cells=${column.figures.matrix ?? []}
        .order=${this.#names.value?.order ?? []}
        .show=${(value: string | null) => this.valueText(column, value)}
        .label=${t.editor.moves}
      ></tw-transition-matrix>
    </details>`;
  }

  private renderNumbers({ figures }: ColumnImpact): unknown {
    const { t, format } = this.#locale;
    const { moves, before, after } = figures;
    if (!moves) return nothing;
    const counts = (['up', 'down', 'equal', 'appeared', 'disappeared', 'bothMissing'] as const).map(
      (key) => [this.#locale.term('numberMove', key), moves[key]] as const,
    );
    const quantiles = (after?.quantiles ?? []).map(
      ({ at, value }, index) =>
        [format.percent(at), before?.quantiles[index]?.value ?? null, value] as const,
    );
    const show = (value: string | null): string => (value === null ? '—' : format.decimal(value));
    return html`<ul class="moves">
        ${counts
          .filter(([, count]) => count > 0)
          .map(
            ([name, count]) =>
              html`<li>
                <span>${name}</span><span class="number">${format.number(count)}</span>
              </li>`,
          )}
      </ul>
      <table class="values">
        <thead>
          <tr>
            <th scope="col">${t.editor.quantile}</th>
            <th scope="col" class="number">${t.editor.before}</th>
            <th scope="col" class="number">${t.editor.after}</th>
          </tr>
        </thead>
        <tbody>
          ${quantiles.map(
            ([at, was, is]) =>
              html`<tr>
                <th scope="row">${at}</th>
                <td class="number soft">${show(was)}</td>
                <td class="number">${show(is)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`;
  }

  private renderOthers(report: ImpactReport): unknown {
    const { t, format } = this.#locale;
    const others = otherColumns(report, this.code);
    return html`<section>
      <h3>${t.editor.dependents}</h3>
      ${
        others.length === 0
          ? html`<p class="small soft">${t.editor.noDependents}</p>`
          : html`<ul class="moves">
              ${others.map(
                ({ kind, code, name, changed }) =>
                  html`<li>
                    ${
                      kind === 'tag'
                        ? html`<a href="/tags/${encodeURIComponent(code)}"
                            >${this.#locale.words(name, code)}</a
                          >`
                        : html`<span>${this.#locale.words(name, code)}</span>`
                    }
                    <span class="number">${t.editor.changedCount(format.number(changed))}</span>
                  </li>`,
              )}
            </ul>`
      }
    </section>`;
  }

  private listOf(report: ImpactReport | null): string {
    const own = report && ownColumn(report, this.code);
    return (own?.typeAfter ?? own?.typeBefore)?.list ?? '';
  }

  private signed(by: number): string {
    const { format } = this.#locale;
    return by === 0 ? '0' : by > 0 ? `+${format.number(by)}` : `−${format.number(-by)}`;
  }

  private valueText(column: ColumnImpact, value: string | null): string {
    const type = column.typeAfter ?? column.typeBefore;
    if (value === null) return this.#locale.t.common.missing;
    if (type?.kind === 'boolean') return tagValueText(this.#locale, value === 'true');
    const own: TagValue = type?.kind === 'codes' ? (value === '' ? [] : value.split(',')) : value;
    return tagValueText(this.#locale, own, this.#names.value?.names(type?.list, own));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-rule-effect': TwRuleEffect;
  }
}
