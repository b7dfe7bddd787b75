import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { TagLineage } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import '../../elements/tw-graph.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { lineageShape } from './lineage-shape.js';

/** How a tag is made: from the columns of sources over datasets and facts, and what reads it. */
@customElement('tw-tag-lineage')
export class TwTagLineage extends LitElement {
  static override styles = [baseStyles, pageStyles];

  @property() code = '';
  @property() name = '';

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [this.code],
    rows: 8,
    load: ([code], signal) => api.tagLineage(code, signal),
  });

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<div class="section-head"><h2>${t.pictures.making}</h2></div>
      ${this.#load.render((lineage) => this.renderGraph(lineage))}`;
  }

  private renderGraph(lineage: TagLineage): unknown {
    const { t, format } = this.#locale;
    const shape = lineageShape(this.code, lineage, {
      of: (words, code) => this.#locale.words(words, code),
      kind: (kind) => this.#locale.term('lineage', kind),
      direct: t.pictures.direct,
      indirect: t.pictures.indirect,
    });
    return html`<tw-graph
        .label=${t.pictures.makingLabel(this.name || this.code)}
        .file=${`${this.code}-lineage`}
        .shape=${shape}
      ></tw-graph>
      ${
        lineage.leftOut > 0
          ? html`<p class="small faint">${t.pictures.leftOut(format.number(lineage.leftOut))}</p>`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-tag-lineage': TwTagLineage;
  }
}
