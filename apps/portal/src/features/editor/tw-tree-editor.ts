import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { emptyComparison, isObject } from './model/comparison.js';
import { editEvent } from './model/edit-event.js';
import type { EditOperation, Path } from './model/edit-operation.js';
import type { EditorCatalog } from './model/editor-catalog.js';
import { parametersOf } from './model/parameters.js';
import './tw-condition-editor.js';
import './tw-outcome-input.js';

type Branch = 'then' | 'else' | 'unknown';

/**
 * A decision tree, clicked together: a condition with a branch for yes and for no, and one for what cannot
 * be told. A branch answers with a value, or asks on. Fires `edit`.
 */
@customElement('tw-tree-editor')
export class TwTreeEditor extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      .node {
        display: grid;
        gap: var(--space-3);
        padding: var(--space-2) var(--space-3) var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface-raised);
        grid-template-columns: minmax(0, 1fr);
      }
      /* A box in a box in a box leaves no room: below the first a line is enough. */
      .node .node {
        padding: 0 0 0 var(--space-3);
        border: 0;
        border-left: 2px solid var(--line);
        border-radius: 0;
        background: none;
      }
      ul {
        display: grid;
        gap: var(--space-3);
        grid-template-columns: minmax(0, 1fr);
      }
      .branch {
        display: grid;
        gap: var(--space-2);
        grid-template-columns: minmax(0, 1fr);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        align-items: center;
      }
      .word {
        min-width: 4.5rem;
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
      .tool {
        height: 1.625rem;
        padding: 0 0.375rem;
        font-size: var(--text-small);
      }
      .add .tool {
        margin-left: -0.375rem;
      }
      .end {
        margin-top: var(--space-3);
      }
    `,
  ];

  @property({ attribute: false }) definition: Readonly<Record<string, unknown>> = {};
  @property({ attribute: false }) catalog: EditorCatalog = new Map();

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    const { unknown } = this.definition;
    return html`${this.renderNode(this.definition.tree, ['tree'])}
      <div class="head end" .path=${['unknown']}>
        <span class="soft">${t.tags.unknownThen}</span>
        <tw-icon class="faint" name="arrow"></tw-icon>
        ${this.renderOutcome(unknown ?? 'missing', ['unknown'], t.tags.unknownThen)}
      </div>`;
  }

  private renderNode(node: unknown, path: Path): unknown {
    const written = isObject(node) ? node : {};
    return html`<div class="node" .path=${path}>
      <tw-condition-editor
        .condition=${written.if}
        .path=${[...path, 'if']}
        .catalog=${this.catalog}
        .parameters=${parametersOf(this.definition)}
        .subject=${String(this.definition.subject)}
      ></tw-condition-editor>
      <ul>
        ${this.renderBranch(written, path, 'then')} ${this.renderBranch(written, path, 'else')}
        ${'unknown' in written ? this.renderBranch(written, path, 'unknown') : nothing}
        ${'unknown' in written ? nothing : this.renderAddUnknown(path)}
      </ul>
    </div>`;
  }

  private renderBranch(
    node: Readonly<Record<string, unknown>>,
    parent: Path,
    branch: Branch,
  ): unknown {
    const { t } = this.#locale;
    const path: Path = [...parent, branch];
    const value = node[branch];
    const word = t.editor[`branch_${branch}`];
    const asks = isObject(value);
    return html`<li class="branch" .path=${path}>
      <div class="head">
        <span class="word">${word}</span>
        ${
          asks
            ? nothing
            : html`<tw-icon class="faint" name="arrow"></tw-icon
                >${this.renderOutcome(value ?? 'missing', path, word)}`
        }
        ${
          asks
            ? this.renderTool(t.editor.answer, t.editor.answerHint, () => {
                this.edit({ op: 'set', path, value: firstValueOf(value) });
              })
            : this.renderTool(t.editor.askOn, t.editor.askOnHint, () => {
                const next = { if: emptyComparison, then: value, else: value };
                this.edit({ op: 'set', path, value: next });
              })
        }
        ${
          branch === 'unknown'
            ? this.renderTool(t.editor.noUnknown, t.editor.noUnknownHint, () => {
                this.edit({ op: 'remove', path });
              })
            : nothing
        }
      </div>
      ${asks ? this.renderNode(value, path) : nothing}
    </li>`;
  }

  private renderAddUnknown(path: Path): unknown {
    const { t } = this.#locale;
    return html`<li class="add">
      ${this.renderTool(t.editor.addUnknown, t.editor.noUnknownHint, () => {
        this.edit({ op: 'set', path: [...path, 'unknown'], value: 'missing' });
      })}
    </li>`;
  }

  private renderOutcome(value: unknown, path: Path, label: string): unknown {
    return html`<tw-outcome-input
      .definition=${this.definition}
      .path=${path}
      .value=${value}
      .label=${label}
    ></tw-outcome-input>`;
  }

  private renderTool(text: string, hint: string, act: () => void): unknown {
    return html`<button class="button quiet tool" type="button" title=${hint} @click=${act}>
      ${text}
    </button>`;
  }

  private edit(operation: EditOperation): void {
    this.dispatchEvent(editEvent([operation]));
  }
}

/** The value that a question gives when it is answered with yes all the way down. */
function firstValueOf(node: unknown): unknown {
  return isObject(node) ? firstValueOf(node.then) : (node ?? 'missing');
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-tree-editor': TwTreeEditor;
  }
}
