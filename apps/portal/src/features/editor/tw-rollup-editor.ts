import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { CodeList } from '../../api/types.js';
import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { emptyComparison, isObject, operandCode } from './model/comparison.js';
import { editEvent } from './model/edit-event.js';
import type { EditOperation, Path } from './model/edit-operation.js';
import type { EditorCatalog, Operand } from './model/editor-catalog.js';
import { parametersOf } from './model/parameters.js';
import { PICKS, moved, pickOf, withPick } from './model/rollup-pick.js';
import './tw-condition-editor.js';
import './tw-operand-picker.js';
import './tw-outcome-input.js';

/** What a customer is given from the vehicles or leads: which of them, what of each, which one counts. */
@customElement('tw-rollup-editor')
export class TwRollupEditor extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      :host,
      .where {
        display: grid;
        gap: var(--space-3);
        justify-items: start;
        grid-template-columns: minmax(0, 1fr);
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        align-items: center;
      }
      .line > .soft:first-child {
        flex: none;
        width: 9rem;
        font-size: var(--text-small);
      }
      ol {
        display: grid;
        gap: var(--space-1);
        margin-left: 9.5rem;
      }
      li {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        min-height: 1.875rem;
      }
      li .name {
        width: 11rem;
        overflow-wrap: anywhere;
      }
      .tiny {
        width: 1.625rem;
        height: 1.625rem;
      }
      .where {
        width: 100%;
      }
      .tool {
        height: 1.625rem;
        padding: 0 0.375rem;
        font-size: var(--text-small);
      }
    `,
  ];

  @property({ attribute: false }) definition: Readonly<Record<string, unknown>> = {};
  @property({ attribute: false }) catalog: EditorCatalog = new Map();

  readonly #locale = new LocaleController(this);
  readonly #list = new Task(this, {
    args: () => [this.listName] as const,
    task: async ([list]): Promise<CodeList | null> => (list ? api.codeList(list) : null),
  });

  private get listName(): string {
    const { list } = this.definition;
    return typeof list === 'string' ? list : '';
  }

  private get rollup(): Readonly<Record<string, unknown>> {
    return isObject(this.definition.rollup) ? this.definition.rollup : {};
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    const { rollup } = this;
    const pick = pickOf(rollup.pick);
    return html`${this.renderOf()} ${pick === 'count' ? nothing : this.renderInput()}
      ${this.renderPick(pick)} ${pick === 'order' ? this.renderOrder() : nothing}
      ${pick === 'newest' ? this.renderNewest() : nothing} ${this.renderWhere()}
      <div class="line" .path=${['rollup', 'none']}>
        <span class="soft">${t.editor.rollupNone}</span>
        <tw-outcome-input
          .definition=${this.definition}
          .path=${['rollup', 'none']}
          .value=${rollup.none ?? 'missing'}
          .label=${t.editor.rollupNone}
        ></tw-outcome-input>
      </div>`;
  }

  private renderOf(): unknown {
    const { of } = this.rollup;
    return html`<label class="line" .path=${['rollup', 'of']}>
      <span class="soft">${this.#locale.t.editor.rollupOf}</span>
      <select
        class="field"
        @change=${(event: Event) => {
          this.set(['of'], (event.target as HTMLSelectElement).value);
        }}
      >
        ${['vehicle', 'lead'].map(
          (each) =>
            html`<option value=${each} ?selected=${each === of}>
              ${this.#locale.term('subject', each)}
            </option>`,
        )}
      </select>
    </label>`;
  }

  private renderInput(): unknown {
    return html`<div class="line" .path=${['rollup', 'tag' in this.rollup ? 'tag' : 'fact']}>
      <span class="soft">${this.#locale.t.editor.rollupInput}</span>
      <tw-operand-picker
        .catalog=${this.catalog}
        .subject=${String(this.rollup.of)}
        .value=${operandCode(this.rollup)}
        @choose=${(event: CustomEvent<Operand>) => {
          const { kind, code } = event.detail;
          const other = kind === 'tag' ? 'fact' : 'tag';
          const set: EditOperation = { op: 'set', path: ['rollup', kind], value: code };
          const remove: EditOperation = { op: 'remove', path: ['rollup', other] };
          this.dispatchEvent(editEvent(other in this.rollup ? [remove, set] : [set]));
        }}
      ></tw-operand-picker>
    </div>`;
  }

  private renderPick(pick: string): unknown {
    return html`<label class="line" .path=${['rollup', 'pick']}>
      <span class="soft">${this.#locale.t.editor.rollupPick}</span>
      <select
        class="field"
        @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement;
          const codes = (this.#list.value?.codes ?? []).map(({ code }) => code);
          const chosen = PICKS.find((each) => each === value) ?? 'any';
          this.set(['pick'], withPick(chosen, codes));
        }}
      >
        ${PICKS.map(
          (each) =>
            html`<option value=${each} ?selected=${each === pick}>
              ${this.#locale.term('pick', each)}
            </option>`,
        )}
      </select>
    </label>`;
  }

  private renderOrder(): unknown {
    const { t } = this.#locale;
    const { pick } = this.rollup;
    const order = isObject(pick) && Array.isArray(pick.order) ? (pick.order as unknown[]) : [];
    const write = (value: unknown): void => {
      this.set(['pick', 'order'], value);
    };
    return html`<ol .path=${['rollup', 'pick', 'order']}>
      ${order.map((each, index) => {
        const name = this.nameOf(String(each));
        return html`<li>
          <span class="number faint">${index + 1}</span><span class="name">${name}</span>
          ${this.renderIcon('up', t.editor.orderUp(name), index > 0, () => {
            write(moved(order, index, index - 1));
          })}
          ${this.renderIcon('down', t.editor.orderDown(name), index < order.length - 1, () => {
            write(moved(order, index, index + 1));
          })}
        </li>`;
      })}
    </ol>`;
  }

  private renderNewest(): unknown {
    const { pick } = this.rollup;
    return html`<div class="line" .path=${['rollup', 'pick', 'newest']}>
      <span class="soft">${this.#locale.t.editor.rollupNewest}</span>
      <tw-operand-picker
        .catalog=${this.catalog}
        .subject=${String(this.rollup.of)}
        .value=${isObject(pick) ? String(pick.newest) : ''}
        @choose=${(event: CustomEvent<Operand>) => {
          this.set(['pick', 'newest'], event.detail.code);
        }}
      ></tw-operand-picker>
    </div>`;
  }

  private renderWhere(): unknown {
    const { t } = this.#locale;
    const { where, of } = this.rollup;
    const subject = String(of);
    return html`<div class="where" .path=${['rollup', 'where']}>
      <span class="line">
        <span class="soft">${t.editor.rollupWhere}</span>
        ${
          where === undefined
            ? this.renderTool(t.editor.rollupNarrow, () => {
                this.set(['where'], emptyComparison);
              })
            : this.renderTool(t.editor.rollupAll, () => {
                this.dispatchEvent(editEvent([{ op: 'remove', path: ['rollup', 'where'] }]));
              })
        }
      </span>
      ${
        where === undefined
          ? nothing
          : html`<tw-condition-editor
              .condition=${where}
              .path=${['rollup', 'where']}
              .catalog=${this.catalog}
              .parameters=${parametersOf(this.definition)}
              .subject=${subject}
            ></tw-condition-editor>`
      }
    </div>`;
  }

  private renderTool(text: string, act: () => void): unknown {
    return html`<button class="button quiet tool" type="button" @click=${act}>${text}</button>`;
  }

  private renderIcon(icon: 'up' | 'down', text: string, can: boolean, act: () => void): unknown {
    return html`<button
      class="button quiet icon tiny"
      type="button"
      title=${text}
      aria-label=${text}
      ?disabled=${!can}
      @click=${act}
    >
      <tw-icon name=${icon}></tw-icon>
    </button>`;
  }

  private nameOf(code: string): string {
    const known = this.#list.value?.codes.find((each) => each.code === code);
    return this.#locale.words(known?.name, code);
  }

  private set(within: Path, value: unknown): void {
    this.dispatchEvent(editEvent([{ op: 'set', path: ['rollup', ...within], value }]));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-rollup-editor': TwRollupEditor;
  }
}
