import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { AsOf, ObjectAsOf } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import '../../elements/tw-copy-code.js';
import '../../elements/tw-empty-state.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { rewriteQuery } from '../../routing/navigation.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { fieldsStyles } from '../../styles/fields.styles.js';
import { pageStyles } from '../../styles/page.styles.js';

const KINDS = ['tag', 'fact', 'code_list'] as const;

interface Question {
  readonly kind: string;
  readonly code: string;
  /** Of the reader's own zone, `YYYY-MM-DDTHH:MM`. */
  readonly at: string;
}

function readQuestion(): Question {
  const params = new URLSearchParams(location.search);
  const kind = KINDS.find((each) => each === params.get('kind')) ?? 'tag';
  return { kind, code: params.get('code') ?? '', at: params.get('at') ?? localNow() };
}

function localNow(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** What an object was at a moment, as what it had been approved by whom, and what readers saw. */
@customElement('tw-audit-as-of')
export class TwAuditAsOf extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    fieldsStyles,
    pageStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-5);
        grid-template-columns: minmax(0, 1fr);
      }
      .found {
        display: grid;
        gap: var(--space-5);
      }
    `,
  ];

  @state() private question: Question = readQuestion();
  @state() private asked: Question | null = readQuestion().code ? readQuestion() : null;

  readonly #locale = new LocaleController(this);
  readonly #codes = new LoadController(this, {
    args: () => [this.question.kind],
    load: async ([kind], signal) => {
      if (kind === 'tag') return (await api.tags(signal)).map(({ code }) => code);
      return kind === 'fact' ? (await api.facts(signal)).map(({ code }) => code) : [];
    },
  });
  readonly #found = new LoadController(this, {
    args: () => [this.asked],
    rows: 6,
    load: ([asked], signal) =>
      asked === null
        ? Promise.resolve(null)
        : api.asOf({ ...asked, at: new Date(asked.at).toISOString() }, signal),
  });

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<p class="soft">${t.audit.asOfWhat}</p>
      <form class="fields" @submit=${this.ask}>
        <label>
          <span>${t.audit.kind}</span>
          <select
            class="field"
            @change=${(event: Event) => {
              this.say({ kind: (event.target as HTMLSelectElement).value });
            }}
          >
            ${KINDS.map(
              (kind) =>
                html`<option value=${kind} ?selected=${kind === this.question.kind}>
                  ${this.#locale.term('object', kind)}
                </option>`,
            )}
          </select>
        </label>
        <label>
          <span>${t.audit.code}</span>
          <input
            class="field"
            required
            maxlength="64"
            list="codes"
            .value=${this.question.code}
            @input=${(event: Event) => {
              this.say({ code: (event.target as HTMLInputElement).value.trim() });
            }}
          />
        </label>
        <datalist id="codes">
          ${(this.#codes.value ?? []).map((code) => html`<option value=${code}></option>`)}
        </datalist>
        <label>
          <span>${t.audit.at}</span>
          <input
            class="field"
            type="datetime-local"
            required
            .value=${this.question.at}
            @input=${(event: Event) => {
              this.say({ at: (event.target as HTMLInputElement).value });
            }}
          />
        </label>
        <button class="button primary" type="submit">${t.audit.show}</button>
      </form>
      ${this.#found.render((found) => (found ? this.renderFound(found) : nothing))}`;
  }

  private renderFound({ objects, snapshot }: AsOf): unknown {
    const { t, format } = this.#locale;
    return html`<div class="found">
      <p class="small soft">
        ${t.audit.snapshotThen}:
        ${
          snapshot
            ? html`<a href="/snapshots/${snapshot.id}"><code>#${snapshot.id}</code></a>
                ${format.instant(snapshot.publishedAt)}
                <tw-copy-code .value=${snapshot.contentDigest}></tw-copy-code>`
            : t.audit.noSnapshotThen
        }
      </p>
      ${
        objects.length === 0
          ? html`<tw-empty-state
              .heading=${t.audit.notInForce}
              .next=${t.audit.notInForceNext}
            ></tw-empty-state>`
          : objects.map((object) => this.renderObject(object))
      }
    </div>`;
  }

  private renderObject(object: ObjectAsOf): unknown {
    const { t, format } = this.#locale;
    const until = object.activeUntil ? format.instant(object.activeUntil) : t.audit.untilNow;
    const approvers = object.approvers.map(
      ({ account, at }) => html`<div><code>${account}</code> ${format.instant(at)}</div>`,
    );
    const rows: readonly (readonly [string, unknown])[] = [
      [t.audit.version, html`<code>${object.version}</code>`],
      [t.audit.inForce, t.common.range(format.instant(object.activeFrom), until)],
      [t.audit.author, object.author ? html`<code>${object.author}</code>` : t.audit.product],
      [t.audit.approvers, approvers.length > 0 ? approvers : null],
      [
        t.audit.changeSet,
        object.changeSet === null ? null : html`<code>#${object.changeSet}</code>`,
      ],
      [t.audit.hash, html`<tw-copy-code .value=${object.contentHash}></tw-copy-code>`],
    ];
    return html`<section>
      <div class="section-head">
        <h2>${this.#locale.term('object', object.kind)} <code>${object.code}</code></h2>
      </div>
      <dl class="facts">
        ${rows.map(([label, value]) =>
          value === null
            ? nothing
            : html`<dt>${label}</dt>
                <dd>${value}</dd>`,
        )}
      </dl>
      <pre tabindex="0" aria-label=${t.audit.written}>${object.text}</pre>
    </section>`;
  }

  private say(change: Partial<Question>): void {
    this.question = { ...this.question, ...change };
  }

  private ask(event: Event): void {
    event.preventDefault();
    this.asked = this.question;
    const query = new URLSearchParams({ view: 'asOf', ...this.question });
    rewriteQuery(query.toString());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-audit-as-of': TwAuditAsOf;
  }
}
