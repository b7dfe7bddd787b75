import { autocompletion } from '@codemirror/autocomplete';
import { yamlLanguage, yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { basicSetup } from 'codemirror';
import { LitElement, type PropertyValues, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import type { YamlCompletions } from './model/yaml-completion.js';

/** A text after an edit, and the mark of the step that it belongs to. */
export interface Written {
  readonly text: string;
  readonly mark: string;
}

/** Something to be underlined. */
export interface YamlFinding {
  readonly from: number;
  readonly to: number;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
}

/** Milliseconds without a letter that end a step of typing. */
const STEP = 800;

/** The definition as YAML, with completion and with findings at their places. Fires `write`. */
@customElement('tw-yaml-editor')
export class TwYamlEditor extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .cm-editor {
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface-raised);
        overflow: hidden;
      }
      .cm-editor.cm-focused {
        outline: 2px solid var(--focus);
        outline-offset: 1px;
      }
    `,
  ];

  @property() text = '';
  @property({ type: Boolean }) readonly = false;
  @property({ attribute: false }) findings: readonly YamlFinding[] = [];
  /** What may stand at a place. */
  @property({ attribute: false }) completions: YamlCompletions = () => null;

  readonly #locale = new LocaleController(this);
  #view: EditorView | null = null;
  #step = 0;
  #lastTyped = 0;

  override focus(): void {
    this.#view?.focus();
  }

  /** Selects a stretch of the text and brings it into view. */
  show(from: number, to: number): void {
    const view = this.#view;
    if (!view) return;
    const end = view.state.doc.length;
    const selection = { anchor: Math.min(from, end), head: Math.min(to, end) };
    view.dispatch({
      selection,
      effects: EditorView.scrollIntoView(selection.anchor, { y: 'center' }),
    });
    view.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#view?.destroy();
    this.#view = null;
  }

  protected override render(): unknown {
    return html`<div class="host"></div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#view ??= this.begin();
    const view = this.#view;
    if (changed.has('text') && view.state.doc.toString() !== this.text) {
      view.dispatch({ changes: changeOf(view.state.doc.toString(), this.text) });
    }
    if (changed.has('findings') || changed.has('text')) {
      const end = view.state.doc.length;
      const shown = this.findings.map(({ from, to, severity, message }): Diagnostic => ({
        from: Math.min(from, end),
        to: Math.min(Math.max(from, to), end),
        severity,
        message,
      }));
      view.dispatch(setDiagnostics(view.state, shown));
    }
  }

  private begin(): EditorView {
    const parent = this.renderRoot.querySelector('.host') ?? undefined;
    const state = EditorState.create({
      doc: this.text,
      extensions: [
        basicSetup,
        yaml(),
        yamlLanguage.data.of({
          autocomplete: (context: { pos: number; state: EditorState; explicit: boolean }) =>
            this.completions(context.state.doc.toString(), context.pos, context.explicit),
        }),
        autocompletion({ activateOnTyping: true }),
        EditorView.lineWrapping,
        lintGutter(),
        Prec.highest(syntaxHighlighting(HIGHLIGHT)),
        THEME,
        EditorState.readOnly.of(this.readonly),
        EditorView.contentAttributes.of({
          'aria-label': this.#locale.t.editor.yaml,
          tabindex: '0',
        }),
        EditorView.updateListener.of(({ docChanged, state: { doc } }) => {
          if (docChanged && doc.toString() !== this.text) this.wrote(doc.toString());
        }),
      ],
    });
    const root = this.shadowRoot;
    return new EditorView({ state, ...(parent && { parent }), ...(root && { root }) });
  }

  private wrote(text: string): void {
    const now = performance.now();
    if (now - this.#lastTyped > STEP) this.#step += 1;
    this.#lastTyped = now;
    this.text = text;
    const detail: Written = { text, mark: `yaml-${this.#step}` };
    this.dispatchEvent(new CustomEvent('write', { detail }));
  }
}

/** The stretch that differs: the cursor stays where nothing does. */
function changeOf(old: string, next: string): { from: number; to: number; insert: string } {
  let from = 0;
  while (from < old.length && from < next.length && old[from] === next[from]) from += 1;
  let tail = 0;
  const most = Math.min(old.length, next.length) - from;
  while (tail < most && old[old.length - 1 - tail] === next[next.length - 1 - tail]) tail += 1;
  return { from, to: old.length - tail, insert: next.slice(from, next.length - tail) };
}

const HIGHLIGHT = HighlightStyle.define([
  { tag: tags.definition(tags.propertyName), color: 'var(--accent)' },
  { tag: tags.propertyName, color: 'var(--accent)' },
  { tag: [tags.string, tags.content], color: 'var(--ink)' },
  { tag: tags.comment, color: 'var(--ink-faint)', fontStyle: 'italic' },
  { tag: [tags.punctuation, tags.separator, tags.bracket], color: 'var(--ink-soft)' },
]);

const wavy = (colour: string): Record<string, string> => ({
  backgroundImage: 'none',
  textDecoration: `underline wavy ${colour}`,
  textDecorationSkipInk: 'none',
});

const THEME = EditorView.theme({
  '&': { color: 'var(--ink)', fontSize: '0.8125rem' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55', maxHeight: '70vh' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': {
    backgroundColor: 'var(--surface-sunken)',
    color: 'var(--ink-faint)',
    borderRight: '1px solid var(--line)',
  },
  '.cm-activeLine, .cm-activeLineGutter': {
    backgroundColor: 'color-mix(in srgb, var(--surface-hover) 60%, transparent)',
  },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { backgroundColor: 'color-mix(in srgb, var(--focus) 25%, transparent)' },
  '.cm-tooltip': {
    border: '1px solid var(--line)',
    backgroundColor: 'var(--surface-raised)',
    color: 'var(--ink)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent)',
    color: 'var(--on-accent)',
  },
  '.cm-lintRange.cm-lintRange-error': wavy('var(--bad)'),
  '.cm-lintRange.cm-lintRange-warning': wavy('var(--wait)'),
  '.cm-lintRange.cm-lintRange-info': { backgroundImage: 'none' },
  '.cm-lint-marker.cm-lint-marker-error': marker('var(--bad)'),
  '.cm-lint-marker.cm-lint-marker-warning': marker('var(--wait)'),
  '.cm-lint-marker.cm-lint-marker-info': marker('var(--ink-faint)'),
});

/** The markers of the library are pictures in its style sheet, which the policy refuses. */
function marker(colour: string): Record<string, string> {
  return {
    content: '""',
    backgroundColor: colour,
    borderRadius: '50%',
    width: '0.5em',
    height: '0.5em',
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-yaml-editor': TwYamlEditor;
  }
}
