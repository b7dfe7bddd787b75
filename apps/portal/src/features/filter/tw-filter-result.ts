import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { session } from '../../api/session.js';
import type { FilterBody, FilterCount } from '../../api/types.js';
import { ActionController } from '../../elements/action.controller.js';
import '../../elements/tw-as-of.js';
import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';

/** The exact count of a filter, of how many and as of when, and its download. */
@customElement('tw-filter-result')
export class TwFilterResult extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      .result {
        display: grid;
        gap: var(--space-3);
      }
      .figure {
        font-size: 2.25rem;
        font-weight: var(--strong);
        line-height: 1.15;
        letter-spacing: -0.025em;
        font-variant-numeric: tabular-nums;
        transition: opacity var(--quick);
      }
      .stale {
        opacity: 0.45;
      }
      .track {
        display: block;
        height: 0.375rem;
        border-radius: 999px;
        overflow: hidden;
        background: light-dark(#e3e6e9, #2b2f34);
      }
      .track i {
        display: block;
        width: var(--width);
        height: 100%;
        background: var(--accent);
        transition: width 0.2s ease-out;
      }
      .buttons {
        display: grid;
        gap: var(--space-2);
      }
      .buttons .button {
        white-space: normal;
      }
    `,
  ];

  @property({ attribute: false }) count: FilterCount | null = null;
  @property({ attribute: false }) body: FilterBody | null = null;
  @property({ attribute: false }) columns: readonly string[] = [];
  @property({ type: Boolean }) stale = false;

  @state() private copied = false;

  readonly #locale = new LocaleController(this);
  readonly #action = new ActionController(this);

  protected override render(): unknown {
    const { count, stale } = this;
    const { t, format } = this.#locale;
    if (!count)
      return html`<p class="soft" role="status">
        ${stale ? t.filter.counting : t.filter.noCondition}
      </p>`;
    const width = `--width: ${count.total > 0 ? ((100 * count.count) / count.total).toFixed(2) : 0}%`;
    return html`<div class="result">
      <div role="status">
        <p class="figure ${stale ? 'stale' : ''}">${format.number(count.count)}</p>
        <p class="soft">
          ${
            stale
              ? t.filter.counting
              : t.filter.ofTotal(
                  format.number(count.total),
                  this.#locale.term('subject', this.body?.subject),
                  format.share(count.count, count.total),
                )
          }
        </p>
      </div>
      <span class="track"><i .style=${width}></i></span>
      <p class="small faint">
        <tw-as-of .snapshotId=${count.snapshotId}></tw-as-of><br />
        ${t.filter.exact} · ${t.filter.took(format.number(Math.round(count.milliseconds)))}
      </p>
      ${this.renderButtons(count)} ${this.#action.render()}
    </div>`;
  }

  private renderButtons(count: FilterCount): unknown {
    const { t } = this.#locale;
    return html`<div class="buttons">
      ${session.may('snapshot.export') ? this.renderDownload(count) : nothing}
      <button class="button" type="button" @click=${this.copyLink}>
        <tw-icon name=${this.copied ? 'check' : 'link'}></tw-icon>
        ${this.copied ? t.common.copied : t.filter.copyLink}
      </button>
    </div>`;
  }

  private renderDownload(count: FilterCount): unknown {
    const { t, format } = this.#locale;
    const label = t.filter.download(format.number(count.count));
    return html`<button
        class="button primary"
        type="button"
        ?disabled=${this.#action.busy || this.stale || count.count === 0}
        @click=${this.download}
      >
        <tw-icon name="download"></tw-icon>${this.#action.busy ? t.filter.downloading : label}
      </button>
      <p class="small faint">${t.filter.downloadWhat}</p>`;
  }

  private async download(): Promise<void> {
    const { body, count } = this;
    if (!body || !count) return;
    await this.#action.run(async () => {
      const file = URL.createObjectURL(await api.csv({ ...body, columns: [...this.columns] }));
      const link = document.createElement('a');
      link.href = file;
      // By snapshot, as the API names it: a day would depend on the zone.
      link.download = `${body.subject}s-snapshot-${count.snapshotId}-${count.count}.csv`;
      link.click();
      window.setTimeout(() => {
        URL.revokeObjectURL(file);
      }, 10_000);
    });
  }

  private async copyLink(): Promise<void> {
    await navigator.clipboard.writeText(location.href);
    this.copied = true;
    window.setTimeout(() => {
      this.copied = false;
    }, 1600);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-filter-result': TwFilterResult;
  }
}
