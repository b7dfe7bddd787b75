import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { Run } from '../../api/types.js';
import '../../elements/tw-chart.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { ganttShape } from './gantt-shape.js';
import { stepName } from './step-name.js';

/** The steps of a run over time: what ran beside what, and what everything waited for. */
@customElement('tw-run-gantt')
export class TwRunGantt extends LitElement {
  static override styles = [baseStyles, pageStyles];

  @property({ attribute: false }) run: Run | null = null;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { pictures } = this.#locale.t;
    const shape = ganttShape(this.run?.steps ?? [], {
      axis: pictures.step,
      measure: pictures.seconds,
      begins: pictures.begins,
      takes: pictures.takes,
      step: (name) => this.stepText(name),
    });
    if (!shape) return nothing;
    return html`<div class="section-head"><h2>${pictures.gantt}</h2></div>
      <tw-chart
        .label=${pictures.ganttLabel}
        .file=${`run-${this.run?.id ?? ''}`}
        .shape=${shape}
        .style=${`--chart-height: ${Math.max(8, 3 + shape.categories.length * 1.5)}rem`}
      ></tw-chart>`;
  }

  private stepText(name: string): string {
    const { work, subject, detail } = stepName(name);
    const whom = subject ? this.#locale.term('subject', subject) : detail;
    return [this.#locale.term('step', work), whom].filter(Boolean).join(' · ');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-run-gantt': TwRunGantt;
  }
}
