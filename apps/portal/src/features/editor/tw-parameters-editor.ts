import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import '../../elements/tw-icon.js';
import '../../elements/tw-value-input.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { fieldsOf, literalOf, without } from './model/comparison.js';
import { editEvent } from './model/edit-event.js';
import { type Path, pathText } from './model/edit-operation.js';
import { type Parameter, parametersOf, usesOf } from './model/parameters.js';

/** Thresholds with a name: their numbers change without touching the rule. Fires `edit`. */
@customElement('tw-parameters-editor')
export class TwParametersEditor extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      ul {
        display: grid;
        gap: var(--space-2);
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto 4.5rem;
        gap: var(--space-1) var(--space-2);
        align-items: center;
      }
      .use {
        display: flex;
        grid-column: 1 / -1;
        gap: var(--space-3);
        align-items: baseline;
      }
      code {
        color: var(--ink-faint);
        font-size: 0.75rem;
      }
    `,
  ];

  @property({ attribute: false }) definition: Readonly<Record<string, unknown>> = {};

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const entries = Object.entries(parametersOf(this.definition));
    if (entries.length === 0) return nothing;
    return html`<ul>
      ${entries.map(([code, parameter]) => this.renderParameter(code, parameter))}
    </ul>`;
  }

  private renderParameter(code: string, parameter: Parameter): unknown {
    const { t } = this.#locale;
    const path: Path = ['parameters', code];
    const isNumber = typeof parameter.default === 'number';
    const uses = usesOf(without(this.definition, 'parameters'), code);
    return html`<li .path=${path}>
      ${this.renderText(t.editor.nameZh, [...path, 'name', 'zh'], parameter.name?.zh)}
      ${this.renderText(t.editor.nameEn, [...path, 'name', 'en'], parameter.name?.en)}
      <tw-value-input
        .kind=${isNumber ? 'decimal' : 'text'}
        arity="one"
        .label=${t.editor.defaultOf(this.#locale.words(parameter.name, code))}
        .values=${fieldsOf('one', parameter.default)}
        @change=${(event: CustomEvent<readonly string[]>) => {
          const value = literalOf(isNumber ? 'decimal' : 'text', event.detail[0] ?? '');
          this.set([...path, 'default'], value);
        }}
      ></tw-value-input>
      ${this.renderText(t.editor.unit, [...path, 'unit'], parameter.unit)}
      <span class="use"
        ><code>${code}</code>
        ${
          uses === 0
            ? html`<button
                class="button quiet"
                type="button"
                @click=${() => {
                  this.dispatchEvent(editEvent([{ op: 'remove', path }]));
                }}
              >
                ${t.editor.removeParameter}
              </button>`
            : html`<span class="small faint">${t.editor.usedTimes(uses)}</span>`
        }
      </span>
    </li>`;
  }

  private renderText(label: string, path: Path, value: string | undefined): unknown {
    return html`<input
      class="field"
      aria-label=${label}
      placeholder=${label}
      .value=${value ?? ''}
      @change=${(event: Event) => {
        const text = (event.target as HTMLInputElement).value.trim();
        if (text) this.set(path, text);
        else if (value !== undefined) this.dispatchEvent(editEvent([{ op: 'remove', path }]));
      }}
    />`;
  }

  private set(path: Path, value: unknown): void {
    this.dispatchEvent(editEvent([{ op: 'set', path, value }], pathText(path)));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-parameters-editor': TwParametersEditor;
  }
}
