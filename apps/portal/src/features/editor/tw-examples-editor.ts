import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { ValueKind } from '../../api/types.js';
import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { isObject } from './model/comparison.js';
import { editEvent } from './model/edit-event.js';
import type { EditOperation, Path } from './model/edit-operation.js';
import type { EditorCatalog } from './model/editor-catalog.js';
import { exampleColumns, exampleText, exampleValue, newExample } from './model/example-grid.js';
import { tableEditorStyles } from './tw-table-editor.styles.js';
import './tw-grid-cell.js';

/** A tag's examples as a grid: what is given, and what is expected; an empty cell is not known. Fires `edit`. */
@customElement('tw-examples-editor')
export class TwExamplesEditor extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    tableStyles,
    tableEditorStyles,
    css`
      .row-tools {
        width: 2.5rem;
      }
      tr.wrong td.value {
        background: var(--bad-soft);
      }
    `,
  ];

  @property({ attribute: false }) definition: Readonly<Record<string, unknown>> = {};
  @property({ attribute: false }) catalog: EditorCatalog = new Map();
  /** Numbers of the examples that do not hold, from 0. */
  @property({ attribute: false }) failing: readonly number[] = [];

  readonly #locale = new LocaleController(this);

  private get examples(): readonly unknown[] {
    const { examples } = this.definition;
    return Array.isArray(examples) ? (examples as unknown[]) : [];
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    const { inputs, hasMoment } = exampleColumns(this.definition);
    return html`${this.examples.length > 0 ? this.renderTable(inputs, hasMoment) : nothing}
      <div class="tools">
        <button class="button" type="button" @click=${this.add}>
          <tw-icon name="plus"></tw-icon>${t.editor.addExample}
        </button>
      </div>`;
  }

  private renderTable(inputs: readonly string[], hasMoment: boolean): unknown {
    const { t } = this.#locale;
    return html`<div class="table-scroll">
      <table>
        <thead>
          <tr>
            ${hasMoment ? html`<th scope="col">${t.editor.exampleMoment}</th>` : nothing}
            ${inputs.map((code) => html`<th scope="col" title=${code}>${this.nameOf(code)}</th>`)}
            <th scope="col">${t.editor.expected}</th>
            <th><span class="visually-hidden">${t.editor.rowTools}</span></th>
          </tr>
        </thead>
        <tbody>
          ${this.examples.map((example, row) => this.renderRow(example, row, inputs, hasMoment))}
        </tbody>
      </table>
    </div>`;
  }

  private renderRow(
    example: unknown,
    row: number,
    inputs: readonly string[],
    hasMoment: boolean,
  ): unknown {
    const { t } = this.#locale;
    const written = isObject(example) ? example : {};
    const given = isObject(written.given) ? written.given : {};
    const path: Path = ['examples', row];
    return html`<tr class=${this.failing.includes(row) ? 'wrong' : ''} .path=${path}>
      ${
        hasMoment
          ? this.renderCell([...path, 'asOf'], written.asOf, t.editor.exampleMoment, 'text')
          : nothing
      }
      ${inputs.map((code) =>
        this.renderCell(
          [...path, 'given', code],
          given[code],
          t.editor.cell(row + 1, this.nameOf(code)),
          this.catalog.get(code)?.type.kind ?? 'text',
        ),
      )}
      ${this.renderCell(
        [...path, 'expect'],
        written.expect,
        t.editor.cell(row + 1, t.editor.expected),
        this.ownKind,
        'value',
      )}
      <td class="row-tools">
        <button
          class="button quiet icon tiny"
          type="button"
          title=${t.editor.removeExample(row + 1)}
          aria-label=${t.editor.removeExample(row + 1)}
          @click=${() => {
            this.edit({ op: 'remove', path });
          }}
        >
          <tw-icon name="close"></tw-icon>
        </button>
      </td>
    </tr>`;
  }

  private renderCell(
    path: Path,
    value: unknown,
    label: string,
    kind: ValueKind,
    mark = '',
  ): unknown {
    return html`<td class=${mark}>
      <tw-grid-cell
        .path=${path}
        .text=${exampleText(value)}
        .label=${label}
        ?missing=${mark === 'value'}
        @write=${(event: CustomEvent<string>) => {
          const written = exampleValue(event.detail, kind);
          if (written !== undefined) this.edit({ op: 'set', path, value: written });
          else if (value !== undefined) this.edit({ op: 'remove', path });
        }}
      ></tw-grid-cell>
    </td>`;
  }

  private get ownKind(): ValueKind {
    const { type } = this.definition;
    return (typeof type === 'string' ? type : 'text') as ValueKind;
  }

  private nameOf(code: string): string {
    return this.#locale.words(this.catalog.get(code)?.name, code);
  }

  private add(): void {
    const path: Path = ['examples', this.examples.length];
    const value = newExample(this.examples);
    this.edit(
      this.examples.length === 0
        ? { op: 'set', path: ['examples'], value: [value] }
        : { op: 'insert', path, value },
    );
  }

  private edit(operation: EditOperation): void {
    this.dispatchEvent(editEvent([operation]));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-examples-editor': TwExamplesEditor;
  }
}
