import { LitElement, type PropertyValues, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import type { FactBin, FactProfile } from '../api/types.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { tableStyles } from '../styles/table.styles.js';
import {
  type ProfileMeasure,
  countBelow,
  placeOf,
  pointOf,
  reachOf,
  valueAfterKey,
  valueAt,
} from './profile-scale.js';
import { binText, edgeText, measureOf, profileValueText } from './profile-text.js';
import { factProfileStyles } from './tw-fact-profile.styles.js';

/** A value that divides the subjects, drawn as a line across the picture. */
export interface FactThreshold {
  readonly id: string;
  /** As the API writes values of the fact. */
  readonly value: string;
  readonly label?: string;
}

/** A threshold on its way, or where it was let go. */
export interface FactThresholdMove {
  readonly id: string;
  readonly value: string;
  /** False while the pointer still holds it. */
  readonly final: boolean;
}

/** The name of an edge every so many bins. */
const EDGES = 6;

/** Numbers or dates in bins, thresholds over them, and the same counts as a table. */
@customElement('tw-profile-histogram')
export class TwProfileHistogram extends LitElement {
  static override styles = [baseStyles, tableStyles, factProfileStyles];

  @property({ attribute: false }) profile: FactProfile | null = null;
  @property({ attribute: false }) thresholds: readonly FactThreshold[] = [];
  @property({ type: Boolean }) movable = false;

  @state() private pointed: FactBin | null = null;
  /** While a pointer holds a threshold it is where the pointer is. */
  @state() private held: Omit<FactThresholdMove, 'final'> | null = null;

  readonly #locale = new LocaleController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('profile')) this.pointed = null;
  }

  protected override render(): unknown {
    const { profile } = this;
    const measure = profile ? measureOf(profile) : null;
    if (!profile || !measure || profile.bins.length === 0) return nothing;
    const { t, format } = this.#locale;
    const { bins, subjects, missing } = profile;
    const name = this.#locale.words(profile.name);
    const largest = Math.max(1, ...bins.map(({ count }) => count));
    return html`<div class="chart" @pointerleave=${this.pointNowhere}>
        <div
          class="bars"
          role="img"
          aria-label=${t.factProfile.picture(name, format.number(subjects - missing), format.number(missing))}
        >
          ${bins.map(
            (bin) =>
              html`<span
                class=${bin.from === null || bin.to === null ? 'open' : ''}
                @pointerenter=${() => {
                  this.pointed = bin;
                }}
                ><i
                  .style=${`--height: ${((100 * bin.count) / largest).toFixed(2)}%; --least: ${bin.count > 0 ? 2 : 0}px`}
                ></i
              ></span>`,
          )}
        </div>
        ${this.renderAxis(profile, measure)}
        ${this.thresholds.map((threshold) => this.renderThreshold(threshold, profile, measure))}
      </div>
      <p class="told">${this.told(profile, measure)}</p>
      ${this.renderThresholdCounts(profile, measure)} ${this.renderTable(profile, measure)}`;
  }

  private told({ bins, binUnit, subjects }: FactProfile, measure: ProfileMeasure): string {
    const { t, format } = this.#locale;
    const bin = this.pointed;
    if (!bin || !bins.includes(bin)) return t.factProfile.hint;
    const range = binText(this.#locale, bin, measure, binUnit);
    return t.factProfile.binLine(
      range,
      format.number(bin.count),
      format.share(bin.count, subjects),
    );
  }

  private renderAxis({ bins, binUnit }: FactProfile, measure: ProfileMeasure): unknown {
    const edges = bins.flatMap(({ from }, index) =>
      from === null ? [] : [{ value: from, index }],
    );
    const end = bins.at(-1)?.to;
    if (typeof end === 'string') edges.push({ value: end, index: bins.length });
    const every = Math.max(1, Math.ceil(edges.length / EDGES));
    return html`<div class="axis" aria-hidden="true">
      ${edges
        .filter((_edge, index) => index % every === 0)
        .map(
          ({ value, index }) =>
            html`<span
              class=${index === 0 ? 'first' : index === bins.length ? 'last' : ''}
              .style=${`--left: ${((100 * index) / bins.length).toFixed(2)}%`}
              >${edgeText(this.#locale, value, measure, binUnit)}</span
            >`,
        )}
    </div>`;
  }

  private renderThreshold(
    given: FactThreshold,
    profile: FactProfile,
    measure: ProfileMeasure,
  ): unknown {
    const { t } = this.#locale;
    const { bins } = profile;
    const value = this.heldValue(given);
    const left = `--left: ${(100 * placeOf(value, bins, measure)).toFixed(3)}%`;
    if (!this.movable) {
      return html`<div class="threshold" aria-hidden="true" .style=${left}></div>`;
    }
    const { min, max } = reachOf(bins, measure);
    return html`<div
      class="threshold movable"
      role="slider"
      tabindex="0"
      aria-label=${given.label ?? t.factProfile.threshold}
      aria-valuemin=${pointOf(min, measure)}
      aria-valuemax=${pointOf(max, measure)}
      aria-valuenow=${pointOf(value, measure)}
      aria-valuetext=${this.thresholdText(value, profile, measure)}
      title=${t.factProfile.moveHint}
      .style=${left}
      @pointerdown=${(event: PointerEvent) => {
        this.take(event, given.id, value);
      }}
      @pointermove=${(event: PointerEvent) => {
        this.drag(event, bins, measure);
      }}
      @pointerup=${this.letGo}
      @pointercancel=${this.letGo}
      @keydown=${(event: KeyboardEvent) => {
        this.onKey(event, given.id, value, { bins, measure });
      }}
    ></div>`;
  }

  private renderThresholdCounts(profile: FactProfile, measure: ProfileMeasure): unknown {
    if (this.thresholds.length === 0) return nothing;
    return html`<ul class="thresholds">
      ${this.thresholds.map(
        (each) =>
          html`<li>
            ${each.label ? html`<strong>${each.label}</strong>` : nothing}
            ${this.thresholdText(this.heldValue(each), profile, measure)}
          </li>`,
      )}
    </ul>`;
  }

  private renderTable({ bins, binUnit, subjects }: FactProfile, measure: ProfileMeasure): unknown {
    const { t, format } = this.#locale;
    return html`<details>
      <summary>${t.factProfile.asTable}</summary>
      <div class="table-scroll" tabindex="0" role="group" aria-label=${t.factProfile.asTable}>
        <table>
          <thead>
            <tr>
              <th scope="col">${t.factProfile.stretch}</th>
              <th scope="col" class="number">${t.factProfile.count}</th>
              <th scope="col" class="number">${t.factProfile.share}</th>
            </tr>
          </thead>
          <tbody>
            ${bins.map(
              (bin) =>
                html`<tr>
                  <td>${binText(this.#locale, bin, measure, binUnit)}</td>
                  <td class="number">${format.number(bin.count)}</td>
                  <td class="number soft">${format.share(bin.count, subjects)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
  }

  private thresholdText(
    value: string,
    { bins, subjects, missing }: FactProfile,
    measure: ProfileMeasure,
  ): string {
    const { t, format } = this.#locale;
    const { count, exact } = countBelow(value, bins, measure);
    const text = (n: number): string => {
      const counted = t.factProfile.countShare(format.number(n), format.share(n, subjects));
      return exact ? counted : t.factProfile.about(counted);
    };
    return t.factProfile.thresholdBelow(
      profileValueText(this.#locale, value, measure),
      text(count),
      text(subjects - missing - count),
    );
  }

  private heldValue({ id, value }: FactThreshold): string {
    return this.held?.id === id ? this.held.value : value;
  }

  private take(event: PointerEvent, id: string, value: string): void {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.held = { id, value };
  }

  private drag(event: PointerEvent, bins: readonly FactBin[], measure: ProfileMeasure): void {
    const box = this.renderRoot.querySelector('.bars')?.getBoundingClientRect();
    if (!this.held || !box) return;
    const value = valueAt((event.clientX - box.left) / box.width, bins, measure);
    if (value === this.held.value) return;
    this.held = { id: this.held.id, value };
    this.tell({ ...this.held, final: false });
  }

  private letGo(): void {
    if (!this.held) return;
    const { id, value } = this.held;
    this.held = null;
    this.tell({ id, value, final: true });
  }

  private onKey(
    event: KeyboardEvent,
    id: string,
    value: string,
    { bins, measure }: { readonly bins: readonly FactBin[]; readonly measure: ProfileMeasure },
  ): void {
    const next = valueAfterKey(event.key, value, bins, measure);
    if (next === null) return;
    event.preventDefault();
    if (next !== value) this.tell({ id, value: next, final: true });
  }

  private pointNowhere(): void {
    this.pointed = null;
  }

  private tell(detail: FactThresholdMove): void {
    this.dispatchEvent(
      new CustomEvent<FactThresholdMove>('tw-threshold', { detail, bubbles: true, composed: true }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-profile-histogram': TwProfileHistogram;
  }
  interface HTMLElementEventMap {
    'tw-threshold': CustomEvent<FactThresholdMove>;
  }
}
