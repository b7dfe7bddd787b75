import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';

import { changeSets } from '../../api/change-sets.js';
import { type Problem, asProblem } from '../../api/problem.js';
import { session } from '../../api/session.js';
import type { ChangedObject, ChangeSet, ColumnImpact, KeptImpact } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-change-state.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-icon.js';
import '../../elements/tw-problem.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { goTo } from '../../routing/navigation.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { noticeStyles } from '../../styles/notice.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { type CommentThread, threadsAt, threadsOf } from './comment-threads.js';
import { type LoadedChange, loadChange } from './load-change.js';
import { type PossibleAction, possibleActions } from './possible-actions.js';
import './tw-change-about.js';
import type { ActionEvent } from './tw-change-actions.js';
import './tw-change-actions.js';
import './tw-change-comments.js';
import type { TwChangeDialog } from './tw-change-dialog.js';
import './tw-change-dialog.js';
import './tw-change-effect.js';
import './tw-change-findings.js';
import './tw-change-life.js';
import './tw-change-object.js';
import { changePageStyles } from './tw-change-page.styles.js';
import type { TwPickObject } from './tw-pick-object.js';
import './tw-pick-object.js';
import type { TwTakeOut } from './tw-take-out.js';
import './tw-take-out.js';

/** More objects than this are shown folded. */
const MANY = 8;

/** One change-set: what it changes, what that does to everybody, and everything that is done with it. */
@customElement('tw-change-page')
export class TwChangePage extends LitElement {
  static override styles = [baseStyles, controlStyles, pageStyles, noticeStyles, changePageStyles];

  @property() changeId = '';

  /** What is shown; stays while newer is on its way, so that nothing typed beside it is lost. */
  @state() private shown: LoadedChange | null = null;
  @state() private again = 0;
  @state() private reloadProblem: Problem | null = null;
  /** Whether somebody else changed it since the reader looked. */
  @state() private isOutdated = false;
  /** Whether the reader has just asked for what somebody else made of it. */
  @state() private isShownAnew = false;

  @query('tw-change-dialog') private dialog!: TwChangeDialog;
  @query('tw-pick-object') private picker!: TwPickObject;
  @query('tw-take-out') private takeOut!: TwTakeOut;

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [this.changeId, this.again],
    rows: 10,
    load: ([id], signal) => this.load(id, signal),
    onLoaded: (loaded) => {
      this.shown = loaded;
    },
  });
  readonly #onReturn = (): void => {
    if (document.visibilityState === 'visible') void this.compareRevision();
  };

  constructor() {
    super();
    new TitleController(this, () => this.current?.set.title ?? `#${this.changeId}`);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#onReturn);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.#onReturn);
    super.disconnectedCallback();
  }

  private get current(): LoadedChange | null {
    return this.shown && String(this.shown.set.id) === this.changeId ? this.shown : null;
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    const loaded = this.current;
    return html`<div class="page">
        <header class="page-head">
          <div>
            <p class="crumbs">
              <a href="/changes">${t.changes.title}</a> / <code>#${this.changeId}</code>
              ${loaded ? html`<tw-change-state .state=${loaded.set.state}></tw-change-state>` : nothing}
            </p>
            <h1>${loaded?.set.title ?? `#${this.changeId}`}</h1>
            ${
              loaded
                ? html`<p class="lede reason">${loaded.set.reason || t.changes.noReason}</p>`
                : nothing
            }
          </div>
          ${
            loaded
              ? html`<tw-change-actions
                  .actions=${this.actions(loaded)}
                  @act=${this.onAct}
                ></tw-change-actions>`
              : nothing
          }
        </header>
        ${this.renderNotices()}
        ${loaded ? this.renderLoaded(loaded) : this.#load.render(() => nothing)}
      </div>
      <tw-change-dialog
        .set=${loaded?.set ?? null}
        .impact=${loaded?.impact ?? null}
        .noEffectBecause=${loaded?.noEffectBecause ?? null}
        .reviewers=${loaded?.reviewers ?? []}
        @done=${this.onDone}
        @partly=${this.reload}
        @reload=${this.showAnew}
      ></tw-change-dialog>
      <tw-take-out @done=${this.reload} @reload=${this.showAnew}></tw-take-out>
      <tw-pick-object .changeId=${Number(this.changeId)}></tw-pick-object>`;
  }

  private renderNotices(): unknown {
    const { t } = this.#locale;
    return html`${
      this.reloadProblem
        ? html`<tw-problem
            .problem=${this.reloadProblem}
            retryable
            @retry=${this.reload}
          ></tw-problem>`
        : nothing
    }
    ${
      this.isOutdated
        ? html`<div class="notice" role="status">
            <tw-icon name="warning"></tw-icon>
            <h2>${t.changes.isNewer}</h2>
            <button class="button" type="button" @click=${this.showAnew}>
              ${t.changes.seeNow}
            </button>
          </div>`
        : nothing
    }
    ${
      this.isShownAnew && !this.isOutdated
        ? html`<div class="notice" role="status">
            <tw-icon name="check"></tw-icon>
            <p>${t.changes.shownNow}</p>
          </div>`
        : nothing
    }`;
  }

  private renderLoaded(loaded: LoadedChange): unknown {
    const { t } = this.#locale;
    const { set, impact, reviewers } = loaded;
    const threads = threadsOf(loaded.comments);
    const computing = this.actions(loaded).find(({ action }) => action === 'compute') ?? null;
    return html`<div class="split">
      <div class="stack">
        <tw-change-findings .diagnostics=${set.diagnostics}></tw-change-findings>
        ${
          set.objects.length > 0
            ? html`<section>
                <div class="section-head"><h2>${t.impact.title}</h2></div>
                <tw-change-effect
                  .set=${set}
                  .impact=${impact}
                  .noEffectBecause=${loaded.noEffectBecause}
                  .computing=${computing}
                  @computed=${this.onComputed}
                ></tw-change-effect>
              </section>`
            : nothing
        }
        ${this.renderObjects(loaded, threads)} ${this.renderComments(loaded, threads)}
      </div>
      <aside class="stack panel" aria-label=${t.changes.about}>
        <tw-change-about .set=${set} .reviewers=${reviewers}></tw-change-about>
        <section>
          <h2>${t.changes.life}</h2>
          <tw-change-life .set=${set}></tw-change-life>
        </section>
      </aside>
    </div>`;
  }

  private renderObjects(loaded: LoadedChange, threads: readonly CommentThread[]): unknown {
    const { t } = this.#locale;
    const { set, impact } = loaded;
    const columns = [...(impact?.report.tags ?? []), ...(impact?.report.facts ?? [])];
    const mayEdit = set.state === 'draft' && session.may('definition.draft');
    return html`<section>
      <div class="section-head">
        <h2>${t.changes.items}</h2>
        ${mayEdit && set.objects.length > 0 ? this.renderAdd() : nothing}
      </div>
      <div class="objects">
        ${
          set.objects.length === 0
            ? html`<tw-empty-state .heading=${t.changes.noItems} .next=${t.changes.noItemsNext}
                >${mayEdit ? this.renderAdd() : nothing}</tw-empty-state
              >`
            : nothing
        }
        ${set.objects.map((object) => this.renderObject(object, loaded, threads, columns))}
      </div>
    </section>`;
  }

  private renderObject(
    object: ChangedObject,
    loaded: LoadedChange,
    threads: readonly CommentThread[],
    columns: readonly ColumnImpact[],
  ): unknown {
    const { set } = loaded;
    return html`<tw-change-object
      ?folded=${set.objects.length > MANY}
      .set=${set}
      .object=${object}
      .column=${
        columns.find(({ kind, code }) => kind === object.kind && code === object.code) ?? null
      }
      .names=${loaded.names}
      .threads=${threadsAt(threads, `/${object.kind}/${object.code}`)}
      .pins=${loaded.pins.get(`${object.kind}/${object.code}`) ?? []}
      @takeOut=${(event: CustomEvent<ChangedObject>) => {
        this.takeOut.show(set, event.detail);
      }}
      @commented=${this.reloadComments}
    ></tw-change-object>`;
  }

  private renderAdd(): unknown {
    return html`<button
      class="button"
      type="button"
      @click=${() => {
        this.picker.show();
      }}
    >
      <tw-icon name="plus"></tw-icon>${this.#locale.t.changes.add}
    </button>`;
  }

  /** What is said of the whole, and of objects that have left it since. */
  private renderComments({ set }: LoadedChange, threads: readonly CommentThread[]): unknown {
    const { t } = this.#locale;
    const placed = set.objects.flatMap(({ kind, code }) => threadsAt(threads, `/${kind}/${code}`));
    const own = threads.filter(
      ({ first }) => !placed.some((thread) => thread.first.id === first.id),
    );
    const mayComment = session.may('definition.review');
    return html`<section>
      <div class="section-head"><h2>${t.changes.comments}</h2></div>
      ${own.length === 0 ? html`<p class="soft quiet">${t.changes.noComments}</p>` : nothing}
      <tw-change-comments
        writing
        .changeId=${set.id}
        .threads=${own}
        @commented=${this.reloadComments}
      ></tw-change-comments>
      ${mayComment ? nothing : html`<p class="small soft">${t.changes.mayNotComment}</p>`}
    </section>`;
  }

  private actions(loaded: LoadedChange): PossibleAction[] {
    return possibleActions(loaded.set, loaded, {
      person: session.identity?.person ?? null,
      may: (permission) => session.may(permission),
    });
  }

  private onAct({ detail: action }: ActionEvent): void {
    if (action !== 'compute') this.dialog.show(action);
    void this.compareRevision();
  }

  private onDone({ detail: after }: CustomEvent<ChangeSet>): void {
    this.isShownAnew = false;
    if (String(after.id) === this.changeId) this.reload();
    else goTo(`/changes/${after.id}`);
  }

  private onComputed({ detail }: CustomEvent<KeptImpact>): void {
    if (this.shown) this.shown = { ...this.shown, impact: detail };
  }

  private readonly reload = (): void => {
    this.isOutdated = false;
    this.reloadProblem = null;
    this.again += 1;
  };

  private readonly showAnew = (): void => {
    this.isShownAnew = true;
    this.reload();
  };

  /** A page that is shown already is better than a problem in its place. */
  private async load(id: string, signal: AbortSignal): Promise<LoadedChange> {
    const before = this.current;
    try {
      return await loadChange(id, signal);
    } catch (error) {
      if (!before || signal.aborted) throw error;
      this.reloadProblem = asProblem(error);
      return before;
    }
  }

  private readonly reloadComments = async (): Promise<void> => {
    if (!this.shown) return;
    try {
      const comments = await changeSets.comments(this.shown.set.id);
      this.shown = { ...this.shown, comments };
    } catch (error) {
      this.reloadProblem = asProblem(error);
    }
  };

  /** Tells before the reader decides, not after, that they look at something old. */
  private async compareRevision(): Promise<void> {
    const seen = this.current;
    if (!seen) return;
    // Not reaching the API is told by whatever the reader does next.
    const now = await changeSets.get(this.changeId).catch(() => null);
    if (now && this.current === seen) this.isOutdated = now.revision !== seen.set.revision;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-change-page': TwChangePage;
  }
}
