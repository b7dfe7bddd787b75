import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { FactProfile } from '../api/types.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { measureOf, profileValueText } from './profile-text.js';
import { factProfileStyles } from './tw-fact-profile.styles.js';
import './tw-empty-state.js';
import './tw-profile-histogram.js';
import './tw-profile-values.js';
import type { FactThreshold } from './tw-profile-histogram.js';

/**
 * How a fact's values are spread in the published run: a picture with the exact counts behind it,
 * as of when. Thresholds are drawn over numbers and dates; where they are `movable`, pointer and
 * keys fire `tw-threshold`.
 */
@customElement('tw-fact-profile')
export class TwFactProfile extends LitElement {
  static override styles = [baseStyles, factProfileStyles];

  @property({ attribute: false }) profile: FactProfile | null = null;
  @property({ attribute: false }) thresholds: readonly FactThreshold[] = [];
  @property({ type: Boolean }) movable = false;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { profile } = this;
    if (!profile) return nothing;
    return html`${this.renderHead(profile)} ${this.renderFigures(profile)}
    ${this.renderNote(profile)} ${this.renderSpread(profile)}`;
  }

  private renderHead({
    subjects,
    missing,
    subject,
    asOf,
    zone,
    runId,
    snapshotId,
  }: FactProfile): unknown {
    const { t, format } = this.#locale;
    const known = subjects - missing;
    return html`<div class="line">
        <span
          ><strong class="number">${format.number(subjects)}</strong>
          ${this.#locale.term('subject', subject)}</span
        >
        <span class="small faint">
          <a href="/snapshots/${snapshotId}" title=${zone}
            >${t.common.asOfDate(format.instant(asOf, zone))}</a
          >
          · <a href="/runs/${runId}">${t.factProfile.ofRun(runId)}</a>
        </span>
      </div>
      <div class="coverage" aria-hidden="true">
        <i .style=${`--width: ${subjects === 0 ? 0 : ((100 * known) / subjects).toFixed(2)}%`}></i>
      </div>`;
  }

  private renderFigures(profile: FactProfile): unknown {
    const { t, format } = this.#locale;
    const { subjects, missing, distinct, min, max } = profile;
    const measure = measureOf(profile);
    const text = (value: string): string => profileValueText(this.#locale, value, measure);
    const quantile = (share: number): string | undefined =>
      profile.quantiles.find((each) => each.share === share)?.value;
    const [quarter, median, three] = [quantile(0.25), quantile(0.5), quantile(0.75)];
    const counted = (count: number): string =>
      `${format.number(count)} · ${format.share(count, subjects)}`;
    const isDay = measure?.kind === 'day';
    const figures: readonly (readonly [string, string | null])[] = [
      [t.factProfile.known, counted(subjects - missing)],
      [t.factProfile.missing, counted(missing)],
      [t.factProfile.distinct, distinct === null ? null : format.number(distinct)],
      [isDay ? t.factProfile.earliest : t.factProfile.smallest, min === null ? null : text(min)],
      [
        t.factProfile.middleHalf,
        quarter === undefined || three === undefined
          ? null
          : t.factProfile.rangeShort(text(quarter), text(three)),
      ],
      [t.factProfile.median, median === undefined ? null : text(median)],
      [isDay ? t.factProfile.latest : t.factProfile.largest, max === null ? null : text(max)],
    ];
    return html`<dl class="figures">
      ${figures.map(([label, value]) =>
        value === null
          ? nothing
          : html`<div>
              <dt>${label}</dt>
              <dd>${value}</dd>
            </div>`,
      )}
    </dl>`;
  }

  private renderNote({ withheld, missingBecause, type, values }: FactProfile): unknown {
    const { t } = this.#locale;
    const notes = [
      withheld === 'values' ? t.factProfile.valuesWithheld : '',
      withheld === 'small_groups' ? t.factProfile.smallGroups : '',
      type.kind === 'codes' && values.length > 0 ? t.factProfile.overlap : '',
      this.#locale.words(missingBecause),
    ];
    return notes.filter(Boolean).map((note) => html`<p class="note">${note}</p>`);
  }

  private renderSpread(profile: FactProfile): unknown {
    const { t } = this.#locale;
    if (profile.withheld === 'values') return nothing;
    if (profile.subjects === profile.missing) {
      return html`<tw-empty-state
        .heading=${t.factProfile.noValue}
        .next=${t.factProfile.noValueNext}
      ></tw-empty-state>`;
    }
    return measureOf(profile) === null
      ? html`<tw-profile-values .profile=${profile}></tw-profile-values>`
      : html`<tw-profile-histogram
          .profile=${profile}
          .thresholds=${this.thresholds}
          ?movable=${this.movable}
        ></tw-profile-histogram>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-fact-profile': TwFactProfile;
  }
}
