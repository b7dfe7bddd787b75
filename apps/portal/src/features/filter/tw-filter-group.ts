import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { TagSummary } from '../../api/types.js';
import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import {
  type DraftGroup,
  type DraftLeaf,
  type DraftNode,
  emptyLeaf,
  isGroup,
} from './filter-draft.js';
import './tw-filter-leaf.js';

/** Conditions joined by *all of* or *any of*; may hold groups. Fires `change` and `remove`. */
@customElement('tw-filter-group')
export class TwFilterGroup extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      fieldset {
        min-width: 0;
      }
      fieldset.nested {
        padding: var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface-sunken);
      }
      .head {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        justify-content: space-between;
      }
      ul {
        display: grid;
        gap: var(--space-2);
        margin: var(--space-2) 0;
        padding-left: var(--space-4);
        border-left: 2px solid var(--line);
      }
      ul:empty {
        display: none;
      }
      .add {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
    `,
  ];

  @property({ attribute: false }) group: DraftGroup = { mode: 'all', children: [] };
  @property({ attribute: false }) tags: readonly TagSummary[] = [];
  @property({ type: Boolean }) nested = false;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<fieldset class=${this.nested ? 'nested' : ''}>
      <legend class="visually-hidden">${this.nested ? t.filter.group : t.filter.conditions}</legend>
      <div class="head">
        <span class="segmented" role="group" aria-label=${t.filter.groupMode}>
          ${this.renderMode('all', t.filter.matchAll)} ${this.renderMode('any', t.filter.matchAny)}
        </span>
        ${this.nested ? this.renderRemove() : nothing}
      </div>
      <ul>
        ${this.group.children.map((child, index) => html`<li>${this.renderChild(child, index)}</li>`)}
      </ul>
      <div class="add">
        <button class="button quiet" type="button" @click=${() => this.add({ ...emptyLeaf })}>
          <tw-icon name="plus"></tw-icon>${t.filter.addCondition}
        </button>
        ${
          this.nested
            ? nothing
            : html`<button
                class="button quiet"
                type="button"
                @click=${() => this.add({ mode: 'any', children: [{ ...emptyLeaf }] })}
              >
                <tw-icon name="plus"></tw-icon>${t.filter.addGroup}
              </button>`
        }
      </div>
    </fieldset>`;
  }

  private renderMode(mode: DraftGroup['mode'], text: string): unknown {
    return html`<button
      type="button"
      aria-pressed=${this.group.mode === mode ? 'true' : 'false'}
      @click=${() => {
        this.emit({ ...this.group, mode });
      }}
    >
      ${text}
    </button>`;
  }

  private renderRemove(): unknown {
    const text = this.#locale.t.filter.removeGroup;
    return html`<button
      class="button quiet icon"
      type="button"
      title=${text}
      aria-label=${text}
      @click=${() => this.dispatchEvent(new CustomEvent('remove'))}
    >
      <tw-icon name="close"></tw-icon>
    </button>`;
  }

  private renderChild(child: DraftNode, index: number): unknown {
    const replace = (event: CustomEvent<DraftNode>): void => {
      event.stopPropagation();
      this.replace(index, event.detail);
    };
    const remove = (): void => {
      this.replace(index, null);
    };
    return isGroup(child)
      ? html`<tw-filter-group
          nested
          .group=${child}
          .tags=${this.tags}
          @change=${replace}
          @remove=${remove}
        ></tw-filter-group>`
      : html`<tw-filter-leaf
          .leaf=${child satisfies DraftLeaf}
          .tags=${this.tags}
          @change=${replace}
          @remove=${remove}
        ></tw-filter-leaf>`;
  }

  private replace(index: number, node: DraftNode | null): void {
    const children = [...this.group.children];
    if (node) children[index] = node;
    else children.splice(index, 1);
    this.emit({ ...this.group, children });
  }

  private async add(node: DraftNode): Promise<void> {
    this.emit({ ...this.group, children: [...this.group.children, node] });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('li:last-child > *')?.focus();
  }

  private emit(detail: DraftGroup): void {
    this.dispatchEvent(new CustomEvent('change', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-filter-group': TwFilterGroup;
  }
}
