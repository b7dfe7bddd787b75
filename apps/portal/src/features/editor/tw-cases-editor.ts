import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { emptyComparison, isObject } from './model/comparison.js';
import { editEvent, sayEvent } from './model/edit-event.js';
import type { Path } from './model/edit-operation.js';
import type { EditorCatalog } from './model/editor-catalog.js';
import { parametersOf } from './model/parameters.js';
import { casesEditorStyles } from './tw-cases-editor.styles.js';
import './tw-condition-editor.js';
import './tw-outcome-input.js';

/** The cases of a rule in their order, what holds otherwise, and what is unknown. Fires `edit`, `say`. */
@customElement('tw-cases-editor')
export class TwCasesEditor extends LitElement {
  static override styles = [baseStyles, controlStyles, casesEditorStyles];

  @property({ attribute: false }) definition: Readonly<Record<string, unknown>> = {};
  @property({ attribute: false }) catalog: EditorCatalog = new Map();

  /** The case that is being dragged, and where it would be dropped. */
  @state() private dragged: number | null = null;
  @state() private over: number | null = null;

  readonly #locale = new LocaleController(this);

  private get cases(): readonly unknown[] {
    const { cases } = this.definition;
    return Array.isArray(cases) ? (cases as unknown[]) : [];
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<ol>
        ${this.cases.map((one, index) => this.renderCase(one, index))}
      </ol>
      <button class="button" type="button" @click=${this.add}>
        <tw-icon name="plus"></tw-icon>${t.editor.addCase}
      </button>
      <div class="ends">
        ${this.renderEnd(t.tags.otherwise, 'else')} ${this.renderEnd(t.tags.unknownThen, 'unknown')}
      </div>`;
  }

  private renderCase(one: unknown, index: number): unknown {
    const { t } = this.#locale;
    const path: Path = ['cases', index];
    const written = isObject(one) ? one : {};
    const mark = index === this.dragged ? 'dragged' : index === this.over ? 'over' : '';
    return html`<li class="case ${mark}" .path=${path}>
      <div class="case-head">
        <button
          class="button quiet icon handle"
          type="button"
          title=${t.editor.moveHint}
          aria-label=${t.editor.moveCase(index + 1, this.cases.length)}
          @pointerdown=${(event: PointerEvent) => {
            this.take(event, index);
          }}
          @pointermove=${this.drag}
          @pointerup=${this.drop}
          @pointercancel=${this.letGo}
          @keydown=${(event: KeyboardEvent) => {
            this.onHandleKey(event, index);
          }}
        >
          <tw-icon name="grip"></tw-icon>
        </button>
        <span class="number">${t.tags.caseNumber(index + 1)}</span>
        <tw-icon class="faint" name="arrow"></tw-icon>
        ${this.renderValue(t.editor.valueOfCase(index + 1), [...path, 'value'], written.value)}
        <button
          class="button quiet icon remove"
          type="button"
          title=${t.editor.removeCase}
          aria-label=${t.editor.removeCase}
          @click=${() => {
            this.dispatchEvent(editEvent([{ op: 'remove', path }]));
            this.dispatchEvent(sayEvent(t.editor.removedCase(index + 1)));
          }}
        >
          <tw-icon name="close"></tw-icon>
        </button>
      </div>
      <tw-condition-editor
        .condition=${written.when}
        .path=${[...path, 'when']}
        .catalog=${this.catalog}
        .parameters=${parametersOf(this.definition)}
        .subject=${String(this.definition.subject)}
      ></tw-condition-editor>
    </li>`;
  }

  private renderEnd(label: string, key: 'else' | 'unknown'): unknown {
    const value = this.definition[key];
    return html`<div class="end" .path=${[key]}>
      <span class="soft">${label}</span>
      <tw-icon class="faint" name="arrow"></tw-icon>
      ${this.renderValue(label, [key], value ?? 'missing')}
      ${
        value === undefined
          ? html`<span class="small faint">${this.#locale.t.editor.notStated}</span>`
          : nothing
      }
    </div>`;
  }

  private renderValue(label: string, path: Path, value: unknown): unknown {
    return html`<tw-outcome-input
      .definition=${this.definition}
      .path=${path}
      .value=${value}
      .label=${label}
    ></tw-outcome-input>`;
  }

  private async add(): Promise<void> {
    const path: Path = ['cases', this.cases.length];
    const value = { when: emptyComparison, value: 'missing' };
    this.dispatchEvent(editEvent([{ op: 'insert', path, value }]));
    await this.redrawn();
    this.renderRoot.querySelector<HTMLElement>('li.case:last-child tw-condition-editor')?.focus();
  }

  private onHandleKey(event: KeyboardEvent, index: number): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    void this.move(index, index + step);
  }

  /** Pointers rather than the browser's dragging, which fingers and draggable buttons have no part in. */
  private take(event: PointerEvent, index: number): void {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.dragged = index;
  }

  private drag({ clientY }: PointerEvent): void {
    if (this.dragged === null) return;
    const cases = [...this.renderRoot.querySelectorAll('li.case')];
    const at = cases.findIndex((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return clientY >= top && clientY <= bottom;
    });
    if (at >= 0) this.over = at;
  }

  private drop(): void {
    const { dragged, over } = this;
    this.letGo();
    if (dragged !== null && over !== null) void this.move(dragged, over);
  }

  private letGo(): void {
    this.dragged = null;
    this.over = null;
  }

  private async move(from: number, to: number): Promise<void> {
    const { t } = this.#locale;
    const count = this.cases.length;
    if (to === from || to < 0 || to >= count) return;
    this.dispatchEvent(editEvent([{ op: 'move', path: ['cases'], from, to }]));
    this.dispatchEvent(sayEvent(t.editor.movedCase(from + 1, to + 1, count)));
    await this.redrawn();
    this.renderRoot.querySelectorAll<HTMLElement>('.handle')[to]?.focus();
  }

  /** The page takes an edit, and hands the definition down again. */
  private async redrawn(): Promise<void> {
    await new Promise(requestAnimationFrame);
    await this.updateComplete;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-cases-editor': TwCasesEditor;
  }
}
