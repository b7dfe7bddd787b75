import { LitElement, css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { session } from '../../api/session.js';
import '../../elements/tw-download.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { rewriteQuery } from '../../routing/navigation.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { fieldsStyles } from '../../styles/fields.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import {
  type EventFilter,
  eventQuery,
  readAuditAddress,
  writeAuditAddress,
} from './audit-address.js';

type Of = 'object' | 'period';

/** Evidence of an object or a period, as a file that proves it without the product. */
@customElement('tw-audit-evidence')
export class TwAuditEvidence extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    fieldsStyles,
    pageStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
        justify-items: start;
      }
    `,
  ];

  @state() private filter: EventFilter = readAuditAddress(location.search).filter;
  @state() private of: Of = this.filter.from ? 'period' : 'object';

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    if (!session.may('audit.export')) return html`<p class="soft">${t.audit.evidenceForbidden}</p>`;
    const query = this.query();
    return html`<p class="soft">${t.audit.evidenceWhat}</p>
      <div class="segmented" role="group">
        ${this.renderChoice('object', t.audit.ofObject)}
        ${this.renderChoice('period', t.audit.ofPeriod)}
      </div>
      <div class="fields">
        ${
          this.of === 'object'
            ? html`${this.renderField('objectKind', t.audit.objectKind)}
              ${this.renderField('objectCode', t.audit.objectCode)}`
            : html`${this.renderField('from', t.audit.from, 'date')}
              ${this.renderField('to', t.audit.to, 'date')}`
        }
      </div>
      <tw-download
        primary
        .label=${t.audit.takeEvidence}
        fileName="evidence.zip"
        ?disabled=${query === null}
        .load=${() => api.evidence(query ?? {})}
      ></tw-download>
      ${query === null ? html`<p class="small soft">${t.audit.evidenceMissing}</p>` : ''}`;
  }

  private renderChoice(of: Of, label: string): unknown {
    return html`<button
      type="button"
      aria-pressed=${this.of === of ? 'true' : 'false'}
      @click=${() => {
        this.of = of;
      }}
    >
      ${label}
    </button>`;
  }

  private renderField(
    key: 'objectKind' | 'objectCode' | 'from' | 'to',
    label: string,
    type: 'text' | 'date' = 'text',
  ): unknown {
    return html`<label>
      <span>${label}</span>
      <input
        class="field"
        type=${type}
        maxlength="200"
        .value=${this.filter[key]}
        @input=${(event: Event) => {
          this.filter = { ...this.filter, [key]: (event.target as HTMLInputElement).value.trim() };
          rewriteQuery(writeAuditAddress({ view: 'evidence', filter: this.filter, event: '' }));
        }}
      />
    </label>`;
  }

  /** Null while something is left to be said. */
  private query(): Readonly<Record<string, string | null>> | null {
    const { objectKind, objectCode } = this.filter;
    if (this.of === 'object') return objectKind && objectCode ? { objectKind, objectCode } : null;
    const { from, to } = eventQuery(this.filter);
    return from && to ? { from, to } : null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-audit-evidence': TwAuditEvidence;
  }
}
