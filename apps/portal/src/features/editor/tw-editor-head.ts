import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { Problem } from '../../api/problem.js';
import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import type { SaveState } from './draft-saver.controller.js';
import type { EditorPlace } from './model/editor-place.js';
import './tw-save-state.js';

export type DraftStep = 'undo' | 'redo';

/** What is edited and where it belongs, whether it is saved, and the steps back and forth. Fires `retry`, `step`. */
@customElement('tw-editor-head')
export class TwEditorHead extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    pageStyles,
    css`
      h1 code {
        font-weight: 400;
      }
    `,
  ];

  @property({ attribute: false }) at: EditorPlace = { set: '', kind: 'tag', code: '' };
  /** Of the change-set. */
  @property() override title = '';
  /** Of the definition. */
  @property() name = '';
  @property() state: SaveState = 'saved';
  @property({ attribute: false }) savedAt: Date | null = null;
  @property({ attribute: false }) problem: Problem | null = null;
  @property({ type: Boolean }) canUndo = false;
  @property({ type: Boolean }) canRedo = false;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    const { set, code } = this.at;
    return html`<header class="page-head">
      <div>
        <p class="crumbs"><a href="/changes/${set}">${t.editor.changeSet(set)} ${this.title}</a></p>
        <h1>${this.name} <code class="small faint">${code}</code></h1>
      </div>
      <div class="actions">
        <tw-save-state
          .state=${this.state}
          .savedAt=${this.savedAt}
          .problem=${this.problem}
          @retry=${() => this.dispatchEvent(new CustomEvent('retry'))}
        ></tw-save-state>
        ${this.renderStep('undo', t.editor.undo, this.canUndo)}
        ${this.renderStep('redo', t.editor.redo, this.canRedo)}
      </div>
    </header>`;
  }

  private renderStep(step: DraftStep, text: string, can: boolean): unknown {
    return html`<button
      class="button icon"
      type="button"
      title=${text}
      aria-label=${text}
      ?disabled=${!can}
      @click=${() => this.dispatchEvent(new CustomEvent<DraftStep>('step', { detail: step }))}
    >
      <tw-icon name=${step}></tw-icon>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-editor-head': TwEditorHead;
  }
}
