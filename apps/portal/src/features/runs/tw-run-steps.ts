import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { Run, RunStep } from '../../api/types.js';
import '../../elements/tw-state-badge.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { stepFigures } from './step-figures.js';

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
      .seconds {
        width: 9rem;
      }
      .seconds i {
        display: block;
        width: var(--width);
        height: 3px;
        margin: 0.25rem 0 0 auto;
        border-radius: 2px;
        background: var(--accent);
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
    const longest = Math.max(0.001, ...steps.map((step) => step.seconds ?? 0));
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${t.runs.steps}>
      <table>
        <thead>
          <tr>
            <th scope="col">${t.runs.step}</th>
            <th scope="col">${t.runs.state}</th>
            <th scope="col">${t.runs.figures}</th>
            <th scope="col" class="number seconds">${t.runs.duration}</th>
          </tr>
        </thead>
        <tbody>
          ${steps.map((step) => this.renderStep(step, longest))}
        </tbody>
      </table>
    </div>`;
  }

  /** A step is named by what it does and, where it is done per subject, for whom: `facts vehicle`. */
  private stepName(name: string): string {
    const [work = name, subject] = name.split(' ');
    const parts = [this.#locale.term('step', work), this.#locale.term('subject', subject)];
    return parts.filter(Boolean).join(' · ');
  }

  private renderStep(step: RunStep, longest: number): unknown {
    const { format } = this.#locale;
    const width = `--width: ${((100 * (step.seconds ?? 0)) / longest).toFixed(1)}%`;
    return html`<tr class=${step.startedAt ? '' : 'pending'}>
      <th scope="row">${this.stepName(step.name)}</th>
      <td><tw-state-badge .state=${step.state}></tw-state-badge></td>
      <td>
        <span class="figures">
          ${stepFigures(step.figures).map(
            ({ name, value }) =>
              html`<span>
                <span class="faint">${this.#locale.term('figure', name)}</span>
                ${typeof value === 'number' ? format.number(value) : value}
              </span>`,
          )}
        </span>
      </td>
      <td class="number seconds">
        ${format.duration(step.seconds)} ${step.seconds ? html`<i .style=${width}></i>` : nothing}
      </td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-run-steps': TwRunSteps;
  }
}
