import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import {
  type ConditionKind,
  conditionKind,
  emptyComparison,
  isObject,
} from './model/comparison.js';
import { editEvent } from './model/edit-event.js';
import type { EditOperation, Path } from './model/edit-operation.js';
import type { EditorCatalog } from './model/editor-catalog.js';
import type { Parameters } from './model/parameters.js';
import './tw-condition-leaf.js';

/** A condition, clicked together: comparisons, joined by *all of* and *any of*, turned by *not*. */
@customElement('tw-condition-editor')
export class TwConditionEditor extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      .group {
        min-width: 0;
        padding: 0 0 0 var(--space-3);
        border-left: 2px solid var(--line-strong);
      }
      .group.any {
        border-left-style: dashed;
      }
      .group.not {
        border-left-color: var(--bad);
      }
      .head,
      .add {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
        align-items: center;
      }
      ul {
        display: grid;
        gap: var(--space-2);
        margin: var(--space-2) 0;
        grid-template-columns: minmax(0, 1fr);
      }
      ul:empty {
        display: none;
      }
      .small-button {
        height: 1.625rem;
        padding: 0 0.375rem;
        font-size: var(--text-small);
      }
      .small-button.icon {
        width: 1.625rem;
        padding: 0;
      }
      .not-word {
        font-size: var(--text-small);
        font-weight: var(--strong);
        color: var(--bad);
      }
    `,
  ];

  @property({ attribute: false }) condition: unknown = null;
  /** Where it stands in the definition. */
  @property({ attribute: false }) path: Path = [];
  @property({ attribute: false }) catalog: EditorCatalog = new Map();
  @property({ attribute: false }) parameters: Parameters = {};
  @property() subject = '';
  /** What joins it with those beside it. */
  @property() within: ConditionKind | '' = '';
  /** Whether it may be taken away, as all but the outermost may. */
  @property({ type: Boolean }) removable = false;

  readonly #locale = new LocaleController(this);

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('tw-condition-leaf, tw-condition-editor')?.focus();
  }

  protected override render(): unknown {
    const kind = conditionKind(this.condition);
    if (kind === 'leaf') return this.renderLeaf();
    return kind === 'not' ? this.renderNot() : this.renderGroup(kind);
  }

  private renderLeaf(): unknown {
    const { t } = this.#locale;
    return html`<tw-condition-leaf
      .leaf=${this.condition}
      .path=${this.path}
      .catalog=${this.catalog}
      .parameters=${this.parameters}
      .subject=${this.subject}
    >
      ${
        this.within === 'all'
          ? nothing
          : this.renderTool(t.editor.and, t.editor.andHint, () => {
              this.wrap('all');
            })
      }
      ${
        this.within === 'any'
          ? nothing
          : this.renderTool(t.editor.or, t.editor.orHint, () => {
              this.wrap('any');
            })
      }
      ${this.renderTool(t.editor.not, t.editor.notHint, () => {
        this.set({ not: this.condition });
      })}
      ${this.renderRemove()}
    </tw-condition-leaf>`;
  }

  private renderNot(): unknown {
    const { t } = this.#locale;
    const inner = isObject(this.condition) ? this.condition.not : null;
    return html`<div class="group not" role="group" aria-label=${t.editor.notGroup}>
      <div class="head">
        <span class="not-word">${t.editor.notGroup}</span>
        ${this.renderTool(t.editor.unwrap, t.editor.unwrapHint, () => {
          this.set(inner);
        })}
        ${this.renderRemove()}
      </div>
      <ul>
        <li>${this.renderChild(inner, [...this.path, 'not'], 'not')}</li>
      </ul>
    </div>`;
  }

  private renderGroup(kind: 'all' | 'any'): unknown {
    const { t } = this.#locale;
    const children = (this.condition as Record<string, unknown[]>)[kind] ?? [];
    const list = [...this.path, kind];
    return html`<div class="group ${kind}" role="group" aria-label=${t.filter.group}>
      <div class="head">
        <span class="segmented" role="group" aria-label=${t.filter.groupMode}>
          ${this.renderMode(kind, 'all', t.filter.matchAll)}
          ${this.renderMode(kind, 'any', t.filter.matchAny)}
        </span>
        ${this.renderTool(t.editor.not, t.editor.notHint, () => {
          this.set({ not: this.condition });
        })}
        ${
          children.length === 1
            ? this.renderTool(t.editor.unwrap, t.editor.unwrapHint, () => {
                this.set(children[0]);
              })
            : nothing
        }
        ${this.renderRemove()}
      </div>
      <ul>
        ${children.map(
          (child, index) => html`<li>${this.renderChild(child, [...list, index], kind)}</li>`,
        )}
      </ul>
      <div class="add">
        ${this.renderTool(t.filter.addCondition, '', () => {
          void this.add(list, children.length, emptyComparison);
        })}
        ${this.renderTool(t.filter.addGroup, '', () => {
          const inner = { [kind === 'all' ? 'any' : 'all']: [emptyComparison] };
          void this.add(list, children.length, inner);
        })}
      </div>
    </div>`;
  }

  private renderChild(condition: unknown, path: Path, within: ConditionKind): unknown {
    return html`<tw-condition-editor
      .condition=${condition}
      .path=${path}
      .catalog=${this.catalog}
      .parameters=${this.parameters}
      .subject=${this.subject}
      .within=${within}
      ?removable=${within !== 'not'}
    ></tw-condition-editor>`;
  }

  private renderMode(kind: string, mode: 'all' | 'any', text: string): unknown {
    return html`<button
      type="button"
      aria-pressed=${kind === mode ? 'true' : 'false'}
      @click=${() => {
        if (kind !== mode) this.edit({ op: 'rename', path: [...this.path, kind], key: mode });
      }}
    >
      ${text}
    </button>`;
  }

  private renderTool(text: string, hint: string, act: () => void): unknown {
    return html`<button
      class="button quiet small-button"
      type="button"
      title=${hint || nothing}
      @click=${act}
    >
      ${text}
    </button>`;
  }

  private renderRemove(): unknown {
    if (!this.removable) return nothing;
    const text = this.#locale.t.filter.removeCondition;
    return html`<button
      class="button quiet small-button icon"
      type="button"
      title=${text}
      aria-label=${text}
      @click=${() => {
        this.edit({ op: 'remove', path: this.path });
      }}
    >
      <tw-icon name="close"></tw-icon>
    </button>`;
  }

  /** A second comparison beside this one. */
  private wrap(kind: 'all' | 'any'): void {
    this.set({ [kind]: [this.condition, emptyComparison] });
    void this.focusLast();
  }

  private set(value: unknown): void {
    this.edit({ op: 'set', path: this.path, value });
  }

  private edit(operation: EditOperation): void {
    this.dispatchEvent(editEvent([operation]));
  }

  private async add(list: Path, index: number, value: unknown): Promise<void> {
    this.edit({ op: 'insert', path: [...list, index], value });
    await this.focusLast();
  }

  private async focusLast(): Promise<void> {
    // The page takes the edit, and hands the condition down again.
    await new Promise(requestAnimationFrame);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('li:last-child > tw-condition-editor')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-condition-editor': TwConditionEditor;
  }
}
