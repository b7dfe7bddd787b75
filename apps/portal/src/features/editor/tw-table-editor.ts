import { Task } from '@lit/task';
import { LitElement, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { CodeList, ValueKind } from '../../api/types.js';
import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { readCell, readTsv, writeCell } from './model/cell-format.js';
import { literalOf } from './model/comparison.js';
import { editEvent, sayEvent } from './model/edit-event.js';
import type { EditOperation, Path } from './model/edit-operation.js';
import type { EditorCatalog, Operand } from './model/editor-catalog.js';
import { type Grid, gridOf, pasted, withInput, withoutInput } from './model/grid-edits.js';
import type { TwGridCell } from './tw-grid-cell.js';
import './tw-grid-cell.js';
import './tw-operand-picker.js';
import { tableEditorStyles } from './tw-table-editor.styles.js';

/** A decision table as a grid: cells as text, moved through by keyboard, filled from a spreadsheet. Fires `edit`. */
@customElement('tw-table-editor')
export class TwTableEditor extends LitElement {
  static override styles = [baseStyles, controlStyles, tableStyles, tableEditorStyles];

  @property({ attribute: false }) definition: Readonly<Record<string, unknown>> = {};
  @property({ attribute: false }) catalog: EditorCatalog = new Map();

  readonly #locale = new LocaleController(this);
  /** Code lists by name. */
  readonly #lists = new Task(this, {
    args: () => [this.listNames.join(' ')] as const,
    task: async ([names]) => {
      const all = names.split(' ').filter(Boolean);
      const lists = await Promise.all(all.map((list) => api.codeList(list).catch(() => null)));
      return new Map(lists.flatMap((list) => (list ? [[list.list, list] as const] : [])));
    },
  });

  private get grid(): Grid {
    return gridOf(this.definition);
  }

  private get listNames(): readonly string[] {
    const own = typeof this.definition.list === 'string' ? [this.definition.list] : [];
    const inputs = this.grid.inputs.flatMap((code) => this.catalog.get(code)?.type.list ?? []);
    return [...new Set([...own, ...inputs])].sort();
  }

  private get resultKind(): ValueKind {
    return typeof this.definition.type === 'string' ? (this.definition.type as ValueKind) : 'text';
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    const { grid } = this;
    return html`${this.renderPolicy()}
      <div class="table-scroll">
        <table>
          <caption class="visually-hidden">
            ${t.editor.gridHint}
          </caption>
          <thead>
            <tr>
              ${grid.inputs.map((code, column) => this.renderInputHead(code, column))}
              <th scope="col">${t.tags.value}</th>
              <th><span class="visually-hidden">${t.editor.rowTools}</span></th>
            </tr>
          </thead>
          <tbody>
            ${grid.rows.map((_, row) => this.renderRow(grid, row))}
            ${this.renderEnd('else', t.tags.otherRows)}
            ${this.renderEnd('unknown', t.tags.unknownThen)}
          </tbody>
        </table>
      </div>
      <div class="tools">
        <button
          class="button"
          type="button"
          @click=${() => {
            void this.addRow();
          }}
        >
          <tw-icon name="plus"></tw-icon>${t.editor.addRow}
        </button>
        <label class="small soft"
          >${t.editor.addColumn}
          <tw-operand-picker
            .catalog=${this.catalog}
            .subject=${String(this.definition.subject)}
            @choose=${(event: CustomEvent<Operand>) => {
              const { kind, code } = event.detail;
              this.edit(withInput(grid, { [kind]: code }));
            }}
          ></tw-operand-picker>
        </label>
      </div>
      <p class="small soft">${t.editor.gridHint}</p>`;
  }

  private renderPolicy(): unknown {
    const { t } = this.#locale;
    const { hitPolicy: policy = 'first' } = this.definition;
    return html`<label class="policy" .path=${['hitPolicy']}>
      <span class="soft">${t.editor.hitPolicy}</span>
      <select
        class="field"
        @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement;
          this.edit([{ op: 'set', path: ['hitPolicy'], value }]);
        }}
      >
        ${['first', 'unique', 'collect'].map(
          (each) =>
            html`<option value=${each} ?selected=${each === policy}>
              ${this.#locale.term('hitPolicy', each)}
            </option>`,
        )}
      </select>
    </label>`;
  }

  private renderInputHead(code: string, column: number): unknown {
    const { t } = this.#locale;
    const name = this.#locale.words(this.catalog.get(code)?.name, code);
    return html`<th scope="col" title=${code} .path=${['inputs', column]}>
      ${name}
      <button
        class="button quiet icon tiny"
        type="button"
        title=${t.editor.removeColumn(name)}
        aria-label=${t.editor.removeColumn(name)}
        @click=${() => {
          this.edit(withoutInput(this.grid, column));
        }}
      >
        <tw-icon name="close"></tw-icon>
      </button>
    </th>`;
  }

  private renderRow(grid: Grid, row: number): unknown {
    const { t } = this.#locale;
    const width = grid.inputs.length;
    return html`<tr>
      ${grid.inputs.map((_, column) => this.renderCell(grid, row, column))}
      ${this.renderCell(grid, row, width)}
      <td class="row-tools">
        ${this.renderTool('up', t.editor.rowUp(row + 1), row > 0, () => {
          this.move(row, row - 1);
        })}
        ${this.renderTool('down', t.editor.rowDown(row + 1), row < grid.rows.length - 1, () => {
          this.move(row, row + 1);
        })}
        ${this.renderTool('close', t.editor.removeRow(row + 1), true, () => {
          this.edit([{ op: 'remove', path: ['rows', row] }]);
        })}
      </td>
    </tr>`;
  }

  private renderCell(grid: Grid, row: number, column: number): unknown {
    const { t } = this.#locale;
    const isResult = column === grid.inputs.length;
    const code = grid.inputs[column] ?? '';
    const type = isResult ? null : this.catalog.get(code)?.type;
    const list = isResult ? this.definition.list : type?.list;
    const written = isResult ? grid.rows[row]?.value : grid.rows[row]?.cells[column];
    const name = isResult ? t.tags.value : this.#locale.words(this.catalog.get(code)?.name, code);
    const path: Path = isResult ? ['rows', row, 'value'] : ['rows', row, 'when', column];
    return html`<td class=${isResult ? 'value' : ''}>
      <tw-grid-cell
        class=${written === 'any' ? 'any' : ''}
        data-at="${row}/${column}"
        .path=${path}
        .text=${isResult ? resultText(written) : writeCell(written)}
        .label=${t.editor.cell(row + 1, name)}
        .list=${this.listOf(list)}
        ?missing=${isResult}
        @keydown=${(event: KeyboardEvent) => {
          this.onKey(event, row, column);
        }}
        @paste=${(event: ClipboardEvent) => {
          this.onPaste(event, row, column);
        }}
        @write=${(event: CustomEvent<string>) => {
          const value = isResult
            ? literalOf(this.resultKind, event.detail)
            : readCell(event.detail, type?.kind ?? 'text');
          this.edit([{ op: 'set', path, value }]);
        }}
      ></tw-grid-cell>
    </td>`;
  }

  private renderEnd(key: 'else' | 'unknown', label: string): unknown {
    const value = this.definition[key];
    return html`<tr class="end">
      <td class="soft" colspan=${Math.max(1, this.grid.inputs.length)}>${label}</td>
      <td class="value">
        <tw-grid-cell
          .path=${[key]}
          .text=${value === undefined ? 'missing' : resultText(value)}
          .label=${label}
          .list=${this.listOf(this.definition.list)}
          missing
          @write=${(event: CustomEvent<string>) => {
            const written = literalOf(this.resultKind, event.detail);
            this.edit([{ op: 'set', path: [key], value: written }]);
          }}
        ></tw-grid-cell>
      </td>
      <td></td>
    </tr>`;
  }

  private renderTool(
    icon: 'up' | 'down' | 'close',
    text: string,
    can: boolean,
    act: () => void,
  ): unknown {
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

  private listOf(name: unknown): CodeList | null {
    return typeof name === 'string' ? (this.#lists.value?.get(name) ?? null) : null;
  }

  /** Up, down and Enter change the row, left and right the column at a text's edge. */
  private onKey(event: KeyboardEvent, row: number, column: number): void {
    const { start, end } = (event.currentTarget as TwGridCell).isAtEdge;
    const step = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      Enter: [event.shiftKey ? -1 : 1, 0],
      ArrowLeft: start ? [0, -1] : undefined,
      ArrowRight: end ? [0, 1] : undefined,
    }[event.key];
    if (!step) return;
    const next = this.cellAt(row + (step[0] ?? 0), column + (step[1] ?? 0));
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  private cellAt(row: number, column: number): TwGridCell | null {
    return this.renderRoot.querySelector<TwGridCell>(`[data-at="${row}/${column}"]`);
  }

  private onPaste(event: ClipboardEvent, row: number, column: number): void {
    const cells = readTsv(event.clipboardData?.getData('text/plain') ?? '');
    if (cells.length === 1 && cells[0]?.length === 1) return;
    event.preventDefault();
    const { grid } = this;
    const kinds = grid.inputs.map((code) => this.catalog.get(code)?.type.kind ?? 'text');
    this.edit(pasted(grid, cells, { row, column }, kinds, this.resultKind));
    this.dispatchEvent(sayEvent(this.#locale.t.editor.pasted(cells.length)));
  }

  private move(from: number, to: number): void {
    this.edit([{ op: 'move', path: ['rows'], from, to }]);
    const count = this.grid.rows.length;
    this.dispatchEvent(sayEvent(this.#locale.t.editor.movedRow(from + 1, to + 1, count)));
  }

  private async addRow(): Promise<void> {
    const { grid } = this;
    const value = { when: grid.inputs.map(() => 'any'), value: 'missing' };
    this.edit([{ op: 'insert', path: ['rows', grid.rows.length], value }]);
    await new Promise(requestAnimationFrame);
    await this.updateComplete;
    this.cellAt(grid.rows.length, 0)?.focus();
  }

  private edit(operations: readonly EditOperation[]): void {
    this.dispatchEvent(editEvent(operations));
  }
}

const resultText = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

declare global {
  interface HTMLElementTagNameMap {
    'tw-table-editor': TwTableEditor;
  }
}
