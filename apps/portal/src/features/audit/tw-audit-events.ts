import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { AuditEvent } from '../../api/types.js';
import { PagesController } from '../../elements/pages.controller.js';
import '../../elements/tw-copy-code.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-long-table.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { rewriteQuery } from '../../routing/navigation.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { fieldsStyles } from '../../styles/fields.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { longTableStyles } from '../../styles/long-table.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import {
  type EventFilter,
  NO_FILTER,
  eventQuery,
  readAuditAddress,
  writeAuditAddress,
} from './audit-address.js';

/** Nobody reads what comes between two keystrokes. */
const PAUSE = 250;

/** The events, newest first, narrowed by who, what, object and period. */
@customElement('tw-audit-events')
export class TwAuditEvents extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    fieldsStyles,
    pageStyles,
    tableStyles,
    longTableStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-5);
        grid-template-columns: minmax(0, 1fr);
      }
      .fields .field {
        width: 10rem;
      }
      .open {
        padding: 0;
        border: 0;
        background: none;
        color: var(--accent);
        font: inherit;
        text-align: left;
        cursor: pointer;
      }
      .open:hover {
        text-decoration: underline;
      }
      td.detail {
        padding: var(--space-4);
        background: var(--surface-sunken);
      }
      td.detail p {
        margin-top: var(--space-2);
      }
    `,
  ];

  @state() private filter: EventFilter = readAuditAddress(location.search).filter;
  @state() private event: string = readAuditAddress(location.search).event;

  readonly #locale = new LocaleController(this);
  #pause = 0;
  readonly #events = new PagesController(this, {
    args: () => [this.filter],
    rows: 12,
    load: ([filter], place, signal) => api.auditEvents({ ...eventQuery(filter), ...place }, signal),
  });

  protected override render(): unknown {
    return html`${this.renderFilters()} ${this.#events.render((total) => this.renderEvents(total))}`;
  }

  private renderFilters(): unknown {
    const { t } = this.#locale;
    const isNarrowed = Object.values(this.filter).some(Boolean);
    return html`<search class="fields">
      ${this.renderField('account', t.audit.who)}
      ${this.renderField('action', t.audit.what, t.audit.actionHint)}
      ${this.renderField('objectKind', t.audit.objectKind)}
      ${this.renderField('objectCode', t.audit.objectCode)}
      ${this.renderField('from', t.audit.from, '', 'date')}
      ${this.renderField('to', t.audit.to, '', 'date')}
      ${
        isNarrowed
          ? html`<button
              class="button quiet"
              type="button"
              @click=${() => {
                this.narrow(NO_FILTER);
              }}
            >
              ${t.audit.clear}
            </button>`
          : nothing
      }
    </search>`;
  }

  private renderField(
    key: keyof EventFilter,
    label: string,
    hint = '',
    type: 'text' | 'date' = 'text',
  ): unknown {
    return html`<label>
      <span>${label}</span>
      <input
        class="field"
        type=${type}
        maxlength="100"
        placeholder=${hint}
        .value=${this.filter[key]}
        @input=${(event: Event) => {
          const { value } = event.target as HTMLInputElement;
          window.clearTimeout(this.#pause);
          this.#pause = window.setTimeout(() => {
            this.narrow({ [key]: value.trim() });
          }, PAUSE);
        }}
      />
    </label>`;
  }

  private renderEvents(total: number): unknown {
    const { t } = this.#locale;
    if (total === 0) {
      return html`<tw-empty-state
        .heading=${t.audit.empty}
        .next=${t.audit.emptyNext}
      ></tw-empty-state>`;
    }
    return html`<tw-long-table
      .label=${t.audit.view_events}
      .list=${this.#events}
      .columns=${[
        { label: t.audit.when, width: 8.5 },
        { label: t.audit.who, width: 7.5 },
        { label: t.audit.what, width: 10.5 },
        { label: t.audit.objectCode, width: 9.5 },
        { label: t.audit.sequence, width: 4.5, number: true },
      ]}
      .row=${(event: AuditEvent) => this.renderEvent(event)}
      .isOpen=${(event: AuditEvent) => this.isOpen(event)}
      .detail=${(event: AuditEvent) => this.renderDetail(event)}
    ></tw-long-table>`;
  }

  private isOpen({ id }: AuditEvent): boolean {
    return this.event === String(id);
  }

  private renderEvent(event: AuditEvent): unknown {
    const { t, format } = this.#locale;
    return html`<td class="small">${format.instant(event.occurredAt)}</td>
      <td>
        <code>${event.account}</code>
        <span class="small faint">${this.#locale.term('channel', event.channel)}</span>
      </td>
      <td>
        <button
          class="open"
          type="button"
          aria-expanded=${this.isOpen(event) ? 'true' : 'false'}
          @click=${() => {
            this.toggle(event);
          }}
        >
          <code>${event.action}</code>
        </button>
      </td>
      <td><span class="small faint">${event.objectKind}</span> <code>${event.objectCode}</code></td>
      <td class="number">
        ${event.sequence ?? html`<span class="small faint">${t.audit.notSealed}</span>`}
      </td>`;
  }

  private renderDetail(event: AuditEvent): unknown {
    const { t } = this.#locale;
    const object = new URLSearchParams({
      view: 'evidence',
      objectKind: event.objectKind,
      objectCode: event.objectCode,
    });
    const rows: readonly (readonly [string, unknown])[] = [
      [t.audit.person, event.person && html`<code>${event.person}</code>`],
      [t.audit.channel, this.#locale.term('channel', event.channel)],
      [t.audit.address, event.address && html`<code>${event.address}</code>`],
      [
        t.audit.hash,
        event.hash && html`<tw-copy-code .value=${event.hash} .length=${16}></tw-copy-code>`,
      ],
    ];
    const hasDetails = Object.keys(event.details).length > 0;
    return html`<h3 class="visually-hidden">${t.audit.details}</h3>
      <dl class="facts">
        ${rows.map(([label, value]) =>
          value
            ? html`<dt>${label}</dt>
                <dd>${value}</dd>`
            : nothing,
        )}
      </dl>
      ${event.patch ? this.renderJson(t.audit.patch, event.patch) : nothing}
      ${hasDetails ? this.renderJson(t.audit.more, event.details) : nothing}
      <p><a href="/audit?${object.toString()}">${t.audit.evidenceOfObject}</a></p>`;
  }

  private renderJson(heading: string, value: unknown): unknown {
    return html`<p class="small soft">${heading}</p>
      <pre tabindex="0">${JSON.stringify(value, null, 2)}</pre>`;
  }

  private toggle({ id }: AuditEvent): void {
    this.event = this.event === String(id) ? '' : String(id);
    this.write();
  }

  private narrow(change: Partial<EventFilter>): void {
    this.filter = { ...this.filter, ...change };
    this.event = '';
    this.write();
  }

  private write(): void {
    rewriteQuery(writeAuditAddress({ view: 'events', filter: this.filter, event: this.event }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-audit-events': TwAuditEvents;
  }
}
