import { LitElement, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { ValueKind } from '../../api/types.js';
import '../../elements/tw-value-input.js';
import { baseStyles } from '../../styles/base.styles.js';
import { fieldsOf, literalOf } from './model/comparison.js';
import { editEvent } from './model/edit-event.js';
import { type Path, pathText } from './model/edit-operation.js';

/** A value that a tag is given: of its own type, or missing. Fires `edit`. */
@customElement('tw-outcome-input')
export class TwOutcomeInput extends LitElement {
  static override styles = [baseStyles];

  @property({ attribute: false }) definition: Readonly<Record<string, unknown>> = {};
  /** Where it stands in the definition. */
  @property({ attribute: false }) path: Path = [];
  @property({ attribute: false }) value: unknown = 'missing';
  @property() label = '';

  protected override render(): unknown {
    const { type, list } = this.definition;
    const kind = (typeof type === 'string' ? type : 'text') as ValueKind;
    const arity = kind === 'codes' && Array.isArray(this.value) ? 'many' : 'one';
    return html`<tw-value-input
      .kind=${kind}
      .list=${typeof list === 'string' ? list : ''}
      .arity=${arity}
      .label=${this.label}
      .values=${fieldsOf(arity, this.value)}
      missing
      @change=${(event: CustomEvent<readonly string[]>) => {
        const literals = event.detail.map((field) => literalOf(kind, field));
        const value = arity === 'many' ? literals : (literals[0] ?? '');
        this.dispatchEvent(editEvent([{ op: 'set', path: this.path, value }], pathText(this.path)));
      }}
    ></tw-value-input>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-outcome-input': TwOutcomeInput;
  }
}
