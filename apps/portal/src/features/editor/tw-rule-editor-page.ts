import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';

import { session } from '../../api/session.js';
import type { ChangeSetItem, Finding } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-findings.js';
import '../../elements/tw-forbidden.js';
import '../../elements/tw-problem.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { rewriteQuery } from '../../routing/navigation.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { withoutExamples } from './draft-effect.controller.js';
import { EditedDraft } from './edited-draft.js';
import { type LoadedEditor, loadEditor } from './load-editor.js';
import { codesRead, without } from './model/comparison.js';
import { offsetOf, stretchOf } from './model/definition-text.js';
import type { Edit } from './model/edit-event.js';
import { type Path, pathOf } from './model/edit-operation.js';
import { type EditorPlace, editorPlace } from './model/editor-place.js';
import { focusPlace } from './model/focus-place.js';
import './tw-definition-editor.js';
import type { TwDefinitionEditor, View } from './tw-definition-editor.js';
import './tw-draft-conflict.js';
import './tw-editor-head.js';
import type { DraftStep } from './tw-editor-head.js';
import './tw-rule-effect.js';
import { ruleEditorPageStyles } from './tw-rule-editor-page.styles.js';
import './tw-rule-words.js';
import './tw-try-panel.js';
import type { Written } from './tw-yaml-editor.js';
import { UndoKeysController } from './undo-keys.controller.js';

/** A rule within a change-set: its conditions, its sentence, and what it does to everybody. */
@customElement('tw-rule-editor-page')
export class TwRuleEditorPage extends LitElement {
  static override styles = [baseStyles, controlStyles, pageStyles, ruleEditorPageStyles];

  /** `7/edit/tag/value_tier` */
  @property() place = '';

  @state() private view: View =
    new URLSearchParams(location.search).get('view') === 'yaml' ? 'yaml' : 'form';
  @state() private said = '';

  @query('tw-definition-editor') private editor!: TwDefinitionEditor | null;

  readonly #locale = new LocaleController(this);
  readonly #draft = new EditedDraft(this);
  readonly #load = new LoadController(this, {
    args: () => [this.place],
    load: async ([place], signal) => loadEditor(editorPlace(place), signal),
    onLoaded: (loaded) => {
      this.#draft.begin(this.at, loaded);
    },
  });

  constructor() {
    super();
    new TitleController(this, () => this.#locale.t.editor.title(this.at.code));
    new UndoKeysController(this, (step) => {
      this.#draft.step(step);
    });
    this.addEventListener('say', ({ detail }) => {
      this.said = detail;
    });
  }

  private get at(): EditorPlace {
    return editorPlace(this.place);
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    if (!session.may('definition.draft')) {
      return html`<div class="page">
        <h1>${t.session.forbidden}</h1>
        <tw-forbidden permission="definition.draft"></tw-forbidden>
      </div>`;
    }
    return html`<div class="page">
      ${this.#load.render((loaded) => this.renderLoaded(loaded))}
      <p class="visually-hidden" role="status" aria-live="polite">${this.said}</p>
    </div>`;
  }

  private renderLoaded(loaded: LoadedEditor): unknown {
    const { item, catalog } = loaded;
    const { effect } = this.#draft;
    return html`${this.renderHead(loaded)}
      ${this.#draft.isLocked ? this.renderLocked(item) : nothing}
      ${item.isMoved ? html`<p class="notice" role="status">${this.#locale.t.editor.moved}</p>` : nothing}
      ${this.renderConflict()}
      <div class="columns">
        <section class="conditions" aria-labelledby="conditions">
          ${this.renderEditorHead()}
          <tw-definition-editor
            .kind=${this.at.kind}
            .text=${this.#draft.text}
            .read=${this.#draft.read}
            .view=${this.view}
            .catalog=${catalog}
            .findings=${this.#draft.findings}
            ?readonly=${this.#draft.isLocked}
            @edit=${this.onEdit}
            @write=${(event: CustomEvent<Written>) => {
              this.#draft.write(event.detail.text, event.detail.mark);
            }}
            @view=${(event: CustomEvent<View>) => {
              this.show(event.detail);
            }}
          ></tw-definition-editor>
        </section>
        <section class="words" aria-labelledby="words">
          <div class="section-head"><h2 id="words">${this.#locale.t.editor.words}</h2></div>
          <tw-rule-words .reading=${effect.reading} ?stale=${effect.isReadingStale}></tw-rule-words>
          ${this.renderFindings()}
        </section>
        <section class="effect panel" aria-labelledby="effect">
          <div class="section-head"><h2 id="effect">${this.#locale.t.editor.effect}</h2></div>
          ${this.renderEffect()}
        </section>
      </div>
      ${this.renderTry(loaded)}`;
  }

  private renderHead({ item, catalog }: LoadedEditor): unknown {
    const { saver, canUndo, canRedo, isLocked } = this.#draft;
    const { code } = this.at;
    return html`<tw-editor-head
      .at=${this.at}
      .title=${item.title}
      .name=${this.#locale.words(this.#draft.name ?? catalog.get(code)?.name, code)}
      .state=${saver.state}
      .savedAt=${saver.savedAt}
      .problem=${saver.problem}
      ?canUndo=${canUndo && !isLocked}
      ?canRedo=${canRedo && !isLocked}
      @retry=${() => saver.save()}
      @step=${(event: CustomEvent<DraftStep>) => {
        this.#draft.step(event.detail);
      }}
    ></tw-editor-head>`;
  }

  private renderEditorHead(): unknown {
    const { t } = this.#locale;
    const views = [
      ['form', t.editor.form],
      ['yaml', t.editor.yaml],
    ] as const;
    return html`<div class="section-head">
      <h2 id="conditions">${t.editor.definition}</h2>
      <span class="segmented" role="group" aria-label=${t.editor.viewChoice}>
        ${views.map(
          ([view, text]) =>
            html`<button
              type="button"
              aria-pressed=${this.view === view ? 'true' : 'false'}
              @click=${() => {
                this.show(view);
              }}
            >
              ${text}
            </button>`,
        )}
      </span>
    </div>`;
  }

  private renderLocked(item: ChangeSetItem): unknown {
    const { t } = this.#locale;
    const canOpen = ['in_review', 'approved', 'scheduled'].includes(item.state);
    return html`<div class="notice">
      <p>${canOpen ? t.editor.lockedReview : t.editor.lockedEnded}</p>
      ${
        canOpen
          ? html`<button
              class="button"
              type="button"
              @click=${() => {
                this.#draft.unlock();
              }}
            >
              ${t.editor.unlock}
            </button>`
          : nothing
      }
    </div>`;
  }

  private renderConflict(): unknown {
    const { saver, text } = this.#draft;
    const { theirs } = saver;
    if (saver.state !== 'conflict' || !theirs) return nothing;
    return html`<tw-draft-conflict
      .mine=${text}
      .theirs=${theirs.text ?? theirs.active ?? ''}
      @mine=${() => saver.keepMine()}
      @theirs=${() => {
        this.#draft.takeTheirs();
      }}
    ></tw-draft-conflict>`;
  }

  private renderFindings(): unknown {
    const { t } = this.#locale;
    const { findings, effect } = this.#draft;
    if (findings.length === 0) {
      return effect.reading ? html`<p class="small good">${t.editor.noFindings}</p>` : nothing;
    }
    return html`<h3>${t.editor.findings}</h3>
      <tw-findings
        .findings=${findings}
        .code=${this.at.code}
        .link=${(code: string) => this.linkTo(code)}
        ?readonly=${this.#draft.isLocked}
        @place=${(event: CustomEvent<Finding>) => {
          void this.goTo(event.detail);
        }}
        @mend=${(event: CustomEvent<Finding>) => {
          this.#draft.mend(event.detail);
        }}
      ></tw-findings>`;
  }

  private renderEffect(): unknown {
    const { problem, effect: report, isEffectStale, isEffectHeld } = this.#draft.effect;
    if (problem) {
      return html`<tw-problem
        .problem=${problem}
        retryable
        @retry=${() => {
          this.#draft.ask(true);
        }}
      ></tw-problem>`;
    }
    return html`<tw-rule-effect
      .report=${report}
      .code=${this.at.code}
      ?stale=${isEffectStale}
      ?held=${isEffectHeld}
    ></tw-rule-effect>`;
  }

  private renderTry({ others }: LoadedEditor): unknown {
    const { kind, code } = this.at;
    const { definition } = this.#draft.read;
    if (!definition) return nothing;
    const drafts = [{ kind, code, body: definition }, ...others].map(withoutExamples);
    return html`<section aria-labelledby="try">
      <div class="section-head"><h2 id="try">${this.#locale.t.editor.tryHeading}</h2></div>
      <tw-try-panel
        .subject=${definition.subject}
        .code=${code}
        .drafts=${drafts}
        .inputs=${codesRead(without(without(definition, 'tag'), 'fact'))}
        @place=${(event: CustomEvent<Finding>) => {
          void this.goTo(event.detail);
        }}
      ></tw-try-panel>
    </section>`;
  }

  private onEdit(event: CustomEvent<Edit>): void {
    // The text is no YAML just now: its errors are shown, and it is mended there.
    if (!this.#draft.edit(event.detail)) this.show('yaml');
  }

  /** What is drafted here, too, is mended here; everything else is looked at. */
  private linkTo(code: string): string {
    const other = this.#load.value?.others.find((each) => each.code === code);
    return other
      ? `/changes/${this.at.set}/edit/${other.kind}/${code}`
      : `/tags/${encodeURIComponent(code)}`;
  }

  private show(view: View): void {
    this.view = view;
    rewriteQuery(view === 'yaml' ? 'view=yaml' : '');
  }

  /** Brings what a finding is about to the eye: where it is edited, or in the text. */
  private async goTo({ path, line, column }: Finding): Promise<void> {
    const place: Path = path === undefined ? [] : pathOf(path);
    if (this.view === 'form' && place.length > 0 && this.editor && focusPlace(this.editor, place)) {
      return;
    }
    this.show('yaml');
    await this.updateComplete;
    const { text } = this.#draft;
    const start = line === undefined ? null : offsetOf(text, { line, column: column ?? 1 });
    const [from, to] = stretchOf(text, place) ?? [start ?? 0, (start ?? 0) + 1];
    await this.editor?.showText(start ?? from, Math.max(start ?? from, to));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-rule-editor-page': TwRuleEditorPage;
  }
}
