import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';

import { session } from '../../api/session.js';
import type {
  ChangedObject,
  ChangeSetDetail,
  ColumnImpact,
  VersionPin,
  Words,
} from '../../api/types.js';
import { DefinitionText } from '../../elements/definition-text.js';
import { pathOf, placeOf } from '../../elements/diff-place.js';
import { type OperandNames, noNames } from '../../elements/operand-names.js';
import '../../elements/tw-diff.js';
import type { PlaceEvent } from '../../elements/tw-diff.js';
import '../../elements/tw-icon.js';
import '../../elements/tw-words-diff.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import '../impact/tw-column-impact.js';
import type { CommentThread } from './comment-threads.js';
import { editAddress } from './edit-address.js';
import type { TwChangeComments } from './tw-change-comments.js';
import './tw-change-comments.js';
import { changeObjectStyles } from './tw-change-object.styles.js';

/**
 * One object of a change-set: what differs, in structure and in words, what that does to everybody, and
 * what people say about it. Fires `takeOut`, and passes `commented` on.
 */
@customElement('tw-change-object')
export class TwChangeObject extends LitElement {
  static override styles = [baseStyles, controlStyles, changeObjectStyles];

  @property({ attribute: false }) set: ChangeSetDetail | null = null;
  @property({ attribute: false }) object: ChangedObject | null = null;
  @property({ attribute: false }) column: ColumnImpact | null = null;
  @property({ attribute: false }) names: OperandNames = noNames;
  @property({ attribute: false }) threads: readonly CommentThread[] = [];
  @property({ attribute: false }) pins: readonly VersionPin[] = [];

  /** Shows the name alone until the reader asks for more. */
  @property({ type: Boolean, reflect: true }) folded = false;

  /** Where the reader wants to say something; null where they do not. */
  @state() private place: string | null = null;

  @query('tw-change-comments') private comments!: TwChangeComments;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { object, set } = this;
    if (!object || !set) return nothing;
    return html`<article aria-labelledby="name">
      ${this.renderHead(object, set)}
      ${
        this.folded
          ? html`<button
              class="button quiet"
              type="button"
              @click=${() => {
                this.folded = false;
              }}
            >
              <tw-icon name="down"></tw-icon>${this.#locale.t.changes.unfold}
            </button>`
          : this.renderContents(object, set)
      }
    </article>`;
  }

  private renderContents(object: ChangedObject, set: ChangeSetDetail): unknown {
    return html`${this.renderRemarks(object)} ${this.renderDiff(object)} ${this.renderWords(object)}
      ${
        this.column
          ? html`<section>
              <h4>${this.#locale.t.impact.title}</h4>
              <tw-column-impact .column=${this.column}></tw-column-impact>
            </section>`
          : nothing
      }
      <tw-change-comments
        .changeId=${set.id}
        .threads=${this.threads}
        .place=${this.place ?? this.base}
        .nameOf=${(place: string) => this.nameOf(place)}
        ?writing=${this.place !== null}
        @commented=${this.onCommented}
      ></tw-change-comments>`;
  }

  /** The place of the object itself. */
  private get base(): string {
    return `/${this.object?.kind ?? ''}/${this.object?.code ?? ''}`;
  }

  private nameOf(place: string): string {
    const { object } = this;
    if (!object) return place;
    const name = this.name(object);
    const path = pathOf(place.slice(this.base.length));
    if (path.length === 0) return name;
    const text = new DefinitionText(this.#locale, this.names);
    const side = object.after?.body ?? object.before?.body;
    return text.place(placeOf(path, side, object.code));
  }

  private name({ code, after, before }: ChangedObject): string {
    const words = (after?.body ?? before?.body)?.name as Words | undefined;
    return this.#locale.words(words, code);
  }

  private renderHead(object: ChangedObject, set: ChangeSetDetail): unknown {
    const { t } = this.#locale;
    const mayEdit = set.state === 'draft' && session.may('definition.draft');
    return html`<header>
      <div>
        <h3 id="name">
          ${
            object.kind === 'tag' && object.before
              ? html`<a href="/tags/${encodeURIComponent(object.code)}">${this.name(object)}</a>`
              : this.name(object)
          }
        </h3>
        <span class="small faint">${this.#locale.term('governed', object.kind)}</span>
        <code class="small faint">${object.code}</code>
        <span class="small">
          <code>${object.from ?? t.changes.noVersion}</code>
          <tw-icon name="arrow"></tw-icon>
          <code>${object.to ?? this.#locale.term('size', 'retired')}</code>
        </span>
        <span class="small soft">${this.#locale.term('size', object.change)}</span>
        ${object.personal ? html`<span class="small soft">${t.changes.personal}</span>` : nothing}
      </div>
      ${
        mayEdit
          ? html`<div class="edit">
              <a class="button" href=${editAddress(set.id, object.kind, object.code)}>
                <tw-icon name="pencil"></tw-icon>${t.changes.edit}
              </a>
              <button
                class="button quiet"
                type="button"
                @click=${() => {
                  this.dispatchEvent(new CustomEvent('takeOut', { detail: object }));
                }}
              >
                ${t.changes.takeOut}
              </button>
            </div>`
          : nothing
      }
    </header>`;
  }

  private renderRemarks(object: ChangedObject): unknown {
    const { t } = this.#locale;
    const isEnding = object.change === 'major' || object.change === 'retired';
    return html`${
      object.isMoved
        ? html`<p class="remark"><tw-icon name="warning"></tw-icon>${t.changes.moved}</p>`
        : nothing
    }
    ${
      isEnding && this.pins.length > 0
        ? html`<p class="remark">
            <tw-icon name="lock"></tw-icon>${t.changes.pinned(
              this.pins.map(({ consumer }) => consumer).join(t.common.separator),
            )}
          </p>`
        : nothing
    }`;
  }

  private renderDiff({ before, after, code }: ChangedObject): unknown {
    const { t } = this.#locale;
    if (after && !after.body) {
      return html`<section>
        <h4>${t.diff.unreadable}</h4>
        <pre tabindex="0">${after.text}</pre>
      </section>`;
    }
    return html`<section>
      <h4>${before ? t.changes.structure : t.diff.isNew}</h4>
      <tw-diff
        .was=${before?.body ?? null}
        .becomes=${after?.body ?? null}
        .code=${code}
        .names=${this.names}
        ?commentable=${session.may('definition.review')}
        @place=${this.onPlace}
      ></tw-diff>
    </section>`;
  }

  private renderWords({ before, after }: ChangedObject): unknown {
    const [was, becomes] = [before, after].map((side) => this.#locale.words(side?.words));
    if (!was && !becomes) return nothing;
    return html`<section>
      <h4>${this.#locale.t.changes.words}</h4>
      <tw-words-diff .was=${was} .becomes=${becomes}></tw-words-diff>
    </section>`;
  }

  private async onPlace({ detail }: PlaceEvent): Promise<void> {
    this.place = `${this.base}${detail.place}`;
    await this.updateComplete;
    await this.comments.write();
  }

  private onCommented(): void {
    this.place = null;
    this.dispatchEvent(new CustomEvent('commented'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-change-object': TwChangeObject;
  }
}
