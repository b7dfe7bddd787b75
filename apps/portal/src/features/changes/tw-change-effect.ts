import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { changeSets } from '../../api/change-sets.js';
import type { ChangeSetDetail, ColumnImpact, KeptImpact } from '../../api/types.js';
import { ActionController } from '../../elements/action.controller.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { disclosureStyles } from '../../styles/disclosure.styles.js';
import { noticeStyles } from '../../styles/notice.styles.js';
import '../impact/tw-code-list-impact.js';
import '../impact/tw-column-impact.js';
import type { PossibleAction } from './possible-actions.js';

/**
 * What a change-set does to everybody: who changes at all, on which data that was computed, and what
 * happens to the tags that rest on it. Fires `computed` (the report) when it was computed anew.
 */
@customElement('tw-change-effect')
export class TwChangeEffect extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    disclosureStyles,
    noticeStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
        grid-template-columns: minmax(0, 1fr);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-4);
        align-items: center;
        justify-content: space-between;
      }
      .figures {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3) var(--space-6);
      }
      .figures dt {
        color: var(--ink-faint);
        font-size: var(--text-small);
      }
      .figures dd {
        font-size: var(--text-figure);
        font-weight: var(--strong);
        font-variant-numeric: tabular-nums;
        line-height: var(--leading-tight);
      }
      .figures dd .faint {
        font-size: var(--text-small);
        font-weight: 400;
      }
      .along > * + * {
        margin-top: var(--space-3);
      }
      details tw-column-impact {
        margin: var(--space-3) 0 var(--space-4) var(--space-4);
      }
    `,
  ];

  @property({ attribute: false }) set: ChangeSetDetail | null = null;
  @property({ attribute: false }) impact: KeptImpact | null = null;
  /** What keeps the effect of any content from being computed. */
  @property({ attribute: false }) noEffectBecause: string | null = null;
  /** Whether, and if not why not, the effect can be computed. */
  @property({ attribute: false }) computing: PossibleAction | null = null;

  readonly #locale = new LocaleController(this);
  readonly #action = new ActionController(this);

  protected override render(): unknown {
    const { impact } = this;
    return html`${this.#action.render(this.compute)}
    ${impact ? this.renderReport(impact) : this.renderNone()}`;
  }

  private renderNone(): unknown {
    const { t } = this.#locale;
    if (!this.computing) return html`<p class="soft">${t.impact.none}</p>`;
    return html`<tw-empty-state .heading=${t.impact.none} .next=${t.impact.noneNext}>
      ${this.renderCompute(t.impact.compute, 'primary')}
      ${
        this.noEffectBecause
          ? html`<p class="soft">
              ${t.changes.effectImpossible} <code>${this.noEffectBecause}</code>
            </p>`
          : nothing
      }
      ${
        this.computing.hindrance
          ? html`<p class="soft">${t.changes[`not.${this.computing.hindrance}`]}</p>`
          : nothing
      }
    </tw-empty-state>`;
  }

  private renderCompute(label: string, look = ''): unknown {
    if (!this.computing) return nothing;
    return html`<button
      class="button ${look}"
      type="button"
      data-action="compute"
      ?disabled=${this.#action.busy || this.computing.hindrance !== null}
      @click=${this.compute}
    >
      ${this.#action.busy ? this.#locale.t.impact.computing : label}
    </button>`;
  }

  private renderReport(impact: KeptImpact): unknown {
    const { t, format } = this.#locale;
    const { inputs, subjects, cost } = impact.report;
    const asOf = format.instant(inputs.asOf, inputs.zone);
    return html`<div class="head">
        <p class="small soft">
          <a href="/snapshots/${inputs.snapshotId}"
            >${t.impact.basedOn(String(inputs.snapshotId), asOf)}</a
          >
          · ${t.impact.computedAt(format.instant(impact.computedAt))}
        </p>
        ${this.renderCompute(t.impact.computeAgain)}
      </div>
      ${impact.isOutdated ? this.renderOutdated() : nothing}
      <dl class="figures">
        ${subjects.map(
          ({ subject, changed, total }) =>
            html`<div>
              <dt>${this.#locale.term('subject', subject)}</dt>
              <dd>
                ${format.number(changed)}
                <span class="faint">/ ${format.number(total)}</span>
              </dd>
            </div>`,
        )}
      </dl>
      ${
        inputs.pending.length > 0
          ? html`<p class="small soft">
              ${t.impact.pending(inputs.pending.join(t.common.separator))}
            </p>`
          : nothing
      }
      ${
        cost?.seconds
          ? html`<p class="small soft">${t.impact.cost(format.duration(cost.seconds))}</p>`
          : nothing
      }
      ${this.renderLists(impact)} ${this.renderAlong(impact)}`;
  }

  private renderOutdated(): unknown {
    const { t } = this.#locale;
    const isOver = ['active', 'rejected', 'withdrawn', 'superseded'].includes(
      this.set?.state ?? '',
    );
    if (isOver) return html`<p class="small soft">${t.impact.inForceNow}</p>`;
    return html`<div class="notice" role="status">
      <tw-icon name="clock"></tw-icon>
      <h3>${t.impact.outdated}</h3>
      <p>${t.impact.outdatedNext}</p>
    </div>`;
  }

  private renderLists({ report }: KeptImpact): unknown {
    return report.codeLists.map(
      (list) => html`<tw-code-list-impact .impact=${list}></tw-code-list-impact>`,
    );
  }

  private renderAlong({ report }: KeptImpact): unknown {
    const { t } = this.#locale;
    const along = [...report.facts, ...report.tags].filter(({ isDrafted }) => !isDrafted);
    const moving = along.filter(({ changed }) => changed > 0);
    const still = along.filter(({ changed }) => changed === 0);
    const name = ({ name: words, code }: ColumnImpact): string => this.#locale.words(words, code);
    return html`<div class="along">
      <h3>${t.impact.dependents}</h3>
      <p class="small soft">
        ${moving.length === 0 ? t.impact.noDependents : t.impact.dependentsHint}
      </p>
      ${moving.map(
        (column) =>
          html`<details>
            <summary>
              ${name(column)}
              <span class="faint">${this.#locale.format.number(column.changed)}</span>
            </summary>
            <tw-column-impact .column=${column}></tw-column-impact>
          </details>`,
      )}
      ${
        still.length > 0
          ? html`<p class="small soft">
              ${t.impact.still(still.map(name).join(t.common.separator))}
            </p>`
          : nothing
      }
    </div>`;
  }

  private readonly compute = async (): Promise<void> => {
    const { set } = this;
    if (!set) return;
    await this.#action.run(async () => {
      const detail = await changeSets.computeImpact(set.id);
      this.dispatchEvent(new CustomEvent('computed', { detail }));
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-change-effect': TwChangeEffect;
  }
}
