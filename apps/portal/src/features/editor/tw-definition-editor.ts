import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { CodeList, Finding, Words } from '../../api/types.js';
import { findingText } from '../../elements/finding-text.js';
import '../../elements/tw-skeleton.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { type ReadText, offsetOf, stretchOf } from './model/definition-text.js';
import { pathOf } from './model/edit-operation.js';
import type { EditorCatalog } from './model/editor-catalog.js';
import { type YamlCompletions, yamlCompletions } from './model/yaml-completion.js';
import './tw-cases-editor.js';
import './tw-examples-editor.js';
import './tw-parameters-editor.js';
import './tw-rollup-editor.js';
import './tw-score-editor.js';
import './tw-table-editor.js';
import './tw-tree-editor.js';
import type { TwYamlEditor, YamlFinding } from './tw-yaml-editor.js';

export type View = 'form' | 'yaml';

/** Kinds of tags that are clicked together. */
const FORMS: ReadonlySet<string> = new Set(['rule', 'table', 'scorecard', 'tree', 'rollup']);

/** A definition to be edited, clicked together or as text: the same document. Fires `edit`, `write`, `view`. */
@customElement('tw-definition-editor')
export class TwDefinitionEditor extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
        grid-template-columns: minmax(0, 1fr);
      }
      .form {
        display: grid;
        gap: var(--space-4);
        grid-template-columns: minmax(0, 1fr);
      }
      .form[inert] {
        opacity: 0.75;
      }
      .broken {
        display: grid;
        gap: var(--space-2);
        justify-items: start;
        padding: var(--space-3);
        border-radius: var(--radius);
        background: var(--bad-soft);
      }
      h3 {
        margin-bottom: var(--space-2);
      }
    `,
  ];

  @property() kind: 'fact' | 'tag' = 'tag';
  @property() text = '';
  @property({ attribute: false }) read: ReadText = { definition: null, errors: [] };
  @property() view: View = 'form';
  @property({ attribute: false }) catalog: EditorCatalog = new Map();
  @property({ attribute: false }) findings: readonly Finding[] = [];
  @property({ type: Boolean }) readonly = false;

  @state() private isYamlReady = false;
  @state() private completions: YamlCompletions = () => null;

  @query('tw-yaml-editor') private yaml!: TwYamlEditor | null;

  readonly #locale = new LocaleController(this);

  /** Shows a stretch of the text; only where the text is shown. */
  async showText(from: number, to: number): Promise<void> {
    await this.loadYaml();
    await this.updateComplete;
    await this.yaml?.updateComplete;
    this.yaml?.show(from, to);
  }

  protected override render(): unknown {
    if (this.view === 'yaml' || !this.hasForm) return this.renderYaml();
    const { definition } = this.read;
    return definition ? this.renderForm(definition) : this.renderBroken();
  }

  /** Whether the kind of definition can be clicked together. */
  private get hasForm(): boolean {
    const { definition } = this.read;
    return this.kind === 'tag' && (definition === null || FORMS.has(String(definition.kind)));
  }

  private renderForm(definition: Readonly<Record<string, unknown>>): unknown {
    const { t } = this.#locale;
    // Fields have no state for being looked at only.
    return html`<div class="form" ?inert=${this.readonly}>
      ${
        'parameters' in definition
          ? html`<section>
              <h3>${t.editor.parameters}</h3>
              <tw-parameters-editor .definition=${definition}></tw-parameters-editor>
            </section>`
          : nothing
      }
      ${this.renderRule(definition)} ${this.renderExamples(definition)}
    </div>`;
  }

  private renderRule(definition: Readonly<Record<string, unknown>>): unknown {
    const { catalog } = this;
    switch (definition.kind) {
      case 'table':
        return html`<tw-table-editor
          .definition=${definition}
          .catalog=${catalog}
        ></tw-table-editor>`;
      case 'scorecard':
        return html`<tw-score-editor
          .definition=${definition}
          .catalog=${catalog}
        ></tw-score-editor>`;
      case 'tree':
        return html`<tw-tree-editor
          .definition=${definition}
          .catalog=${catalog}
        ></tw-tree-editor>`;
      case 'rollup':
        return html`<tw-rollup-editor
          .definition=${definition}
          .catalog=${catalog}
        ></tw-rollup-editor>`;
      default:
        return html`<tw-cases-editor
          .definition=${definition}
          .catalog=${catalog}
        ></tw-cases-editor>`;
    }
  }

  /** What a rollup looks at is of others: an example could not give it. */
  private renderExamples(definition: Readonly<Record<string, unknown>>): unknown {
    if (definition.kind === 'rollup') return nothing;
    const failing = this.findings
      .filter(({ code }) => code === 'example_fails')
      .map(({ path = '' }) => Number(/^examples\[(\d+)\]/.exec(path)?.[1]));
    return html`<section>
      <h3>${this.#locale.t.editor.examples}</h3>
      <tw-examples-editor
        .definition=${definition}
        .catalog=${this.catalog}
        .failing=${failing}
      ></tw-examples-editor>
    </section>`;
  }

  private renderBroken(): unknown {
    const { t } = this.#locale;
    const [first] = this.read.errors;
    return html`<div class="broken" role="alert">
      <p>${first ? t.editor.broken(first.line) : t.editor.noMapping}</p>
      ${first ? html`<p class="small" lang="en">${first.message}</p>` : nothing}
      <button
        class="button"
        type="button"
        @click=${() => {
          this.dispatchEvent(new CustomEvent<View>('view', { detail: 'yaml' }));
        }}
      >
        ${t.editor.toYaml}
      </button>
    </div>`;
  }

  private renderYaml(): unknown {
    const { t } = this.#locale;
    if (!this.isYamlReady) {
      void this.loadYaml();
      return html`<tw-skeleton .rows=${12}></tw-skeleton>`;
    }
    return html`${this.view === 'form' ? html`<p class="small soft">${t.editor.noForm}</p>` : nothing}
      <tw-yaml-editor
        .text=${this.text}
        .findings=${this.yamlFindings()}
        .completions=${this.completions}
        ?readonly=${this.readonly}
        @write=${(event: CustomEvent) => {
          this.dispatchEvent(new CustomEvent('write', { detail: event.detail as unknown }));
        }}
      ></tw-yaml-editor>`;
  }

  private yamlFindings(): YamlFinding[] {
    const own = this.findings.filter(({ line }) => line !== undefined);
    const found = own.map((finding): YamlFinding => {
      const { line = 1, column = 1, path, severity } = finding;
      const from = offsetOf(this.text, { line, column });
      const stretch = path === undefined ? null : stretchOf(this.text, pathOf(path));
      const to = stretch && stretch[1] > from ? stretch[1] : from + 1;
      const { message } = findingText(finding, this.#locale.language);
      return { from, to, severity, message };
    });
    if (found.length > 0) return found;
    return this.read.errors.map(({ message, ...spot }) => {
      const from = offsetOf(this.text, spot);
      return { from, to: from + 1, severity: 'error', message };
    });
  }

  /** Text editor and schema are large, and only needed by whoever writes. */
  private async loadYaml(): Promise<void> {
    if (this.isYamlReady) return;
    const [schema, lists] = await Promise.all([schemaOf(this.kind), this.loadLists()]);
    await import('./tw-yaml-editor.js');
    const say = (words: Words): string => this.#locale.words(words);
    this.completions = yamlCompletions({ schema, catalog: this.catalog, lists, say });
    this.isYamlReady = true;
  }

  /** The code lists of all that a rule may read; without one its codes are not offered. */
  private async loadLists(): Promise<ReadonlyMap<string, CodeList>> {
    const own = this.read.definition?.list;
    const names = [...this.catalog.values()].flatMap(({ type }) => type.list ?? []);
    const all = [...new Set([...names, ...(typeof own === 'string' ? [own] : [])])];
    const lists = await Promise.all(all.map((list) => api.codeList(list).catch(() => null)));
    return new Map(lists.flatMap((list) => (list ? [[list.list, list] as const] : [])));
  }
}

async function schemaOf(kind: 'fact' | 'tag'): Promise<unknown> {
  const loaded: { default: unknown } =
    kind === 'fact'
      ? await import('../../../../../governance/schemas/fact.schema.json')
      : await import('../../../../../governance/schemas/tag.schema.json');
  return loaded.default;
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-definition-editor': TwDefinitionEditor;
  }
}
