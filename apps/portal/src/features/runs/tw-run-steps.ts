import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { Run, RunStep } from '../../api/types.js';
import '../../elements/tw-state-badge.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { type Figure, figuresOf } from './step-figures.js';
import { stepName } from './step-name.js';

/** The steps of a run, each with its state, its seconds against the longest, and its figures. */
@customElement('tw-run-steps')
export class TwRunSteps extends LitElement {
  static override styles = [
    baseStyles,
    tableStyles,
    css`
      .figures {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-4);
        font-size: var(--text-small);
      }
      td,
      tbody th {
        height: 2.125rem;
        padding-block: var(--space-1);
      }
      .bar {
        width: 7rem;
        padding-right: 0;
      }
      @media (max-width: 60rem) {
        .bar {
          width: 3.5rem;
        }
      }
      .figures > span {
        white-space: nowrap;
      }
      .bar i {
        display: block;
        width: var(--width);
        min-width: 2px;
        height: 4px;
        margin-left: auto;
        border-radius: 2px;
        background: var(--accent);
      }
      th.number,
      td.number {
        width: 4rem;
      }
      tr.pending {
        color: var(--ink-faint);
      }
    `,
  ];

  @property({ attribute: false }) run: Run | null = null;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    if (!this.run) return nothing;
    const { t } = this.#locale;
    const { steps } = this.run;
    if (steps.length === 0) return html`<p class="soft">${t.runs.noSteps}</p>`;
    const longest = Math.max(0.001, ...steps.map((step) => step.seconds ?? 0));
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${t.runs.steps}>
      <table>
        <thead>
          <tr>
            <th scope="col">${t.runs.step}</th>
            <th scope="col">${t.runs.state}</th>
            <th scope="col">${t.runs.figures}</th>
            <th scope="col" class="number" colspan="2">${t.runs.duration}</th>
          </tr>
        </thead>
        <tbody>
          ${steps.map((step) => this.renderStep(step, longest))}
        </tbody>
      </table>
    </div>`;
  }

  private renderName(name: string): unknown {
    const { work, subject, detail } = stepName(name);
    return html`${this.#locale.term('step', work)}
    ${subject ? html`· ${this.#locale.term('subject', subject)}` : nothing}
    ${detail ? html`<code class="small soft">${detail}</code>` : nothing}`;
  }

  private renderStep(step: RunStep, longest: number): unknown {
    const { format } = this.#locale;
    // What a cancelled run was at when it ended did not fail.
    const ended = this.run?.state === 'cancelled' && step.state === 'failed';
    const width = `--width: ${((100 * (step.seconds ?? 0)) / longest).toFixed(1)}%`;
    return html`<tr class=${step.startedAt ? '' : 'pending'}>
      <th scope="row">${this.renderName(step.name)}</th>
      <td><tw-state-badge quiet .state=${ended ? 'cancelled' : step.state}></tw-state-badge></td>
      <td>
        <span class="figures">
          ${figuresOf(step).map(
            (figure) =>
              html`<span>
                <span class="faint">${this.#locale.term('figure', figure.name)}</span>
                ${this.figureText(figure)}
              </span>`,
          )}
        </span>
      </td>
      <td class="bar">${step.seconds ? html`<i .style=${width}></i>` : nothing}</td>
      <td class="number">${format.duration(step.seconds)}</td>
    </tr>`;
  }

  private figureText({ name, value }: Figure): string {
    const { format } = this.#locale;
    if (typeof value !== 'number') return value;
    if (name === 'bytes') return format.bytes(value);
    if (name === 'peakRssMb') return format.bytes(value * 1e6);
    return format.number(value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-run-steps': TwRunSteps;
  }
}
