import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { ValueKind } from '../../api/types.js';
import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { readCell, writeCell } from './model/cell-format.js';
import { isObject, literalOf, operandCode, parameterOf } from './model/comparison.js';
import { editEvent } from './model/edit-event.js';
import type { EditOperation, Path } from './model/edit-operation.js';
import type { EditorCatalog, Operand } from './model/editor-catalog.js';
import './tw-grid-cell.js';
import './tw-operand-picker.js';
import { tableEditorStyles } from './tw-table-editor.styles.js';

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : [];

/** A scorecard: the bins of each input with their points, the bin of a missing value, bands. Fires `edit`. */
@customElement('tw-score-editor')
export class TwScoreEditor extends LitElement {
  static override styles = [baseStyles, controlStyles, tableStyles, tableEditorStyles];

  @property({ attribute: false }) definition: Readonly<Record<string, unknown>> = {};
  @property({ attribute: false }) catalog: EditorCatalog = new Map();

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    const inputs = listOf(this.definition.inputs);
    return html`<div class="table-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">${t.why.input}</th>
              <th scope="col">${t.tags.value}</th>
              <th scope="col" class="number">${t.why.points}</th>
              <th><span class="visually-hidden">${t.editor.rowTools}</span></th>
            </tr>
          </thead>
          ${inputs.map((input, index) => this.renderInput(input, index))}
          <tbody>
            <tr>
              <td class="soft" colspan="2">${t.tags.constant}</td>
              ${this.renderPoints(['constant'], this.definition.constant ?? 0, t.tags.constant)}
              <td></td>
            </tr>
          </tbody>
        </table>
      </div>
      <label class="tools small soft"
        >${t.editor.addInput}
        <tw-operand-picker
          .catalog=${this.catalog}
          .subject=${String(this.definition.subject)}
          @choose=${(event: CustomEvent<Operand>) => {
            const { kind, code } = event.detail;
            const bins = [{ when: { greaterThanInclusive: 1 }, points: 1 }];
            const value = { [kind]: code, bins, otherwise: 0 };
            this.edit({ op: 'insert', path: ['inputs', inputs.length], value });
          }}
        ></tw-operand-picker>
      </label>
      ${Array.isArray(this.definition.bands) ? this.renderBands(listOf(this.definition.bands)) : nothing}`;
  }

  private renderInput(input: unknown, index: number): unknown {
    const { t } = this.#locale;
    const written = isObject(input) ? input : {};
    const code = operandCode(input);
    const operand = this.catalog.get(code);
    const name = this.#locale.words(operand?.name, code);
    const bins = listOf(written.bins);
    const path: Path = ['inputs', index];
    return html`<tbody>
      ${bins.map((bin, at) => {
        const binPath = [...path, 'bins', at];
        return html`<tr>
          ${at === 0 ? this.renderInputHead(name, code, path, bins.length + 2) : nothing}
          ${this.renderBin(binPath, isObject(bin) ? bin.when : undefined, operand, t.editor.cell(at + 1, name))}
          ${this.renderPoints([...binPath, 'points'], isObject(bin) ? bin.points : 0, t.editor.pointsOf(name))}
          <td class="row-tools">
            ${this.renderTool('plus', t.editor.addBin, () => {
              const value = { when: isObject(bin) ? bin.when : { equal: 0 }, points: 0 };
              this.edit({ op: 'insert', path: [...path, 'bins', at + 1], value });
            })}
            ${
              bins.length > 1
                ? this.renderTool('close', t.editor.removeBin, () => {
                    this.edit({ op: 'remove', path: binPath });
                  })
                : nothing
            }
          </td>
        </tr>`;
      })}
      <tr>
        <td class="soft">${t.tags.otherValues}</td>
        ${this.renderPoints([...path, 'otherwise'], written.otherwise, t.tags.otherValues)}
        <td></td>
      </tr>
      <tr>
        <td class="soft">${t.common.missing}</td>
        ${this.renderMissing([...path, 'missing'], written.missing)}
        <td></td>
      </tr>
    </tbody>`;
  }

  private renderInputHead(name: string, code: string, path: Path, rows: number): unknown {
    const { t } = this.#locale;
    return html`<th scope="rowgroup" rowspan=${rows} title=${code} .path=${path}>
      ${name}
      ${this.renderTool('close', t.editor.removeColumn(name), () => {
        this.edit({ op: 'remove', path });
      })}
    </th>`;
  }

  private renderBin(
    path: Path,
    when: unknown,
    operand: Operand | undefined,
    label: string,
  ): unknown {
    const kind: ValueKind = operand?.type.kind ?? 'text';
    return html`<td>
      <tw-grid-cell
        .path=${path}
        .text=${writeCell(when)}
        .label=${label}
        @write=${(event: CustomEvent<string>) => {
          this.edit({ op: 'set', path: [...path, 'when'], value: readCell(event.detail, kind) });
        }}
      ></tw-grid-cell>
    </td>`;
  }

  private renderPoints(path: Path, value: unknown, label: string): unknown {
    return html`<td>
      <tw-grid-cell
        class="number"
        .path=${path}
        .text=${value === undefined ? '' : JSON.stringify(value)}
        .label=${label}
        @write=${(event: CustomEvent<string>) => {
          this.edit({ op: 'set', path, value: literalOf('decimal', event.detail) });
        }}
      ></tw-grid-cell>
    </td>`;
  }

  /** Without points for a missing value there is no score without the input. */
  private renderMissing(path: Path, value: unknown): unknown {
    const { t } = this.#locale;
    return html`<td>
      <tw-grid-cell
        class="number"
        .path=${path}
        .text=${value === undefined ? t.tags.noScore : JSON.stringify(value)}
        .label=${t.common.missing}
        @write=${(event: CustomEvent<string>) => {
          const text = event.detail.trim();
          if (/^-?\d/.test(text)) this.edit({ op: 'set', path, value: literalOf('decimal', text) });
          else if (value !== undefined) this.edit({ op: 'remove', path });
        }}
      ></tw-grid-cell>
    </td>`;
  }

  private renderBands(bands: readonly unknown[]): unknown {
    const { t } = this.#locale;
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${t.editor.below}</th>
          <th scope="col">${t.tags.value}</th>
        </tr>
      </thead>
      <tbody>
        ${bands.map((band, index) => {
          const written = isObject(band) ? band : {};
          const path: Path = ['bands', index];
          const parameter = parameterOf(written.below);
          return html`<tr>
            ${
              'below' in written
                ? parameter
                  ? html`<td class="soft">${parameter}</td>`
                  : this.renderPoints([...path, 'below'], written.below, t.editor.below)
                : html`<td class="soft">${t.editor.lastBand}</td>`
            }
            <td class="value">
              <tw-grid-cell
                .path=${[...path, 'value']}
                .text=${resultText(written.value)}
                .label=${t.tags.value}
                @write=${(event: CustomEvent<string>) => {
                  this.edit({ op: 'set', path: [...path, 'value'], value: event.detail.trim() });
                }}
              ></tw-grid-cell>
            </td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  private renderTool(icon: 'plus' | 'close', text: string, act: () => void): unknown {
    return html`<button
      class="button quiet icon tiny"
      type="button"
      title=${text}
      aria-label=${text}
      @click=${act}
    >
      <tw-icon name=${icon}></tw-icon>
    </button>`;
  }

  private edit(operation: EditOperation): void {
    this.dispatchEvent(editEvent([operation]));
  }
}

const resultText = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

declare global {
  interface HTMLElementTagNameMap {
    'tw-score-editor': TwScoreEditor;
  }
}
