import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import type { Distribution } from '../api/types.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { type Share, colourOf, foldedShares, sharesOf } from './distribution-shares.js';
import { shareLabel } from './share-label.js';

/** A distribution in one line; pointing at it or focusing it lists the exact counts. */
@customElement('tw-distribution-bar')
export class TwDistributionBar extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .bar {
        display: flex;
        gap: 1px;
        height: 0.75rem;
        padding: 0;
        overflow: hidden;
        border-radius: 3px;
        background: var(--surface);
      }
      .bar i {
        min-width: 2px;
        flex: var(--weight) 1 0;
        background: var(--paint);
      }
      .histogram {
        align-items: flex-end;
        height: 1.375rem;
        border-radius: 0;
      }
      .histogram i {
        flex: 1 1 0;
        min-height: 1px;
        height: var(--height);
      }
      .bar i.missing,
      .swatch.missing {
        background: repeating-linear-gradient(
          135deg,
          var(--value-missing) 0 3px,
          transparent 3px 5px
        );
      }
      .hit {
        padding: 0.375rem 0;
        border-radius: var(--radius-small);
      }
      .tip {
        position: fixed;
        z-index: 20;
        inset: var(--tip-top) auto auto var(--tip-left);
        min-width: 14rem;
        max-width: 22rem;
        margin: 0;
        padding: var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface-raised);
        box-shadow: var(--shadow-high);
        color: var(--ink);
        pointer-events: none;
      }
      .tip {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto auto;
        gap: 0 var(--space-3);
        align-items: center;
        font-size: var(--text-small);
        line-height: 1.5rem;
      }
      .tip li {
        display: contents;
      }
      .swatch {
        width: 0.625rem;
        height: 0.625rem;
        border-radius: 2px;
        background: var(--paint);
      }
      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) distribution: Distribution | null = null;
  @property() label = '';

  @state() private tip: { readonly top: number; readonly left: number } | null = null;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { distribution } = this;
    if (!distribution) return nothing;
    const all = sharesOf(distribution);
    const shares = distribution.buckets.length > 0 ? all : foldedShares(all);
    const largest = Math.max(1, ...shares.map(({ count }) => count));
    return html`<div
        class="hit"
        role="img"
        tabindex="0"
        aria-label=${this.summary(shares, distribution.total)}
        @pointerenter=${this.showTip}
        @pointerleave=${this.hideTip}
        @focus=${this.showTip}
        @blur=${this.hideTip}
        @keydown=${this.onKey}
      >
        <div class=${distribution.buckets.length > 0 ? 'bar histogram' : 'bar'}>
          ${shares.map(
            (share) =>
              html`<i
                class=${share.kind}
                .style=${`--weight: ${share.count}; --paint: ${colourOf(share)}; --height: ${((100 * share.count) / largest).toFixed(1)}%`}
              ></i>`,
          )}
        </div>
      </div>
      ${this.tip ? this.renderTip(shares, distribution.total) : nothing}`;
  }

  private renderTip(shares: readonly Share[], total: number): unknown {
    const { format } = this.#locale;
    const at = this.tip ?? { top: 0, left: 0 };
    return html`<ul
      class="tip"
      aria-hidden="true"
      .style=${`--tip-top: ${at.top}px; --tip-left: ${at.left}px`}
    >
      ${shares.map(
        (share) =>
          html`<li>
            <i class="swatch ${share.kind}" .style=${`--paint: ${colourOf(share)}`}></i>
            <span class="name">${shareLabel(this.#locale, share)}</span>
            <span class="number">${format.number(share.count)}</span>
            <span class="number soft">${format.share(share.count, total)}</span>
          </li>`,
      )}
    </ul>`;
  }

  private summary(shares: readonly Share[], total: number): string {
    const { format, t } = this.#locale;
    const parts = shares.map(
      (share) => `${shareLabel(this.#locale, share)} ${format.share(share.count, total)}`,
    );
    return `${this.label} ${parts.join(t.common.separator)}`.trim();
  }

  private showTip(event: Event): void {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const height = 40 + 24 * 9;
    const below = box.bottom + height < window.innerHeight;
    this.tip = {
      top: Math.round(below ? box.bottom + 2 : Math.max(8, box.top - height)),
      left: Math.round(Math.min(box.left, window.innerWidth - 368)),
    };
  }

  private hideTip(): void {
    this.tip = null;
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.hideTip();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-distribution-bar': TwDistributionBar;
  }
}
