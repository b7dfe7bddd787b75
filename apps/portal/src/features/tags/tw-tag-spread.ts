import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { Problem } from '../../api/problem.js';
import type { Distribution, FactProfile, TagDetail } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { measureOf } from '../../elements/profile-text.js';
import '../../elements/tw-as-of.js';
import '../../elements/tw-distribution-table.js';
import type { ShareLink } from '../../elements/tw-distribution-table.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-fact-profile.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { pageStyles } from '../../styles/page.styles.js';

type Spread =
  | { readonly kind: 'values'; readonly distribution: Distribution }
  | { readonly kind: 'measure'; readonly profile: FactProfile };

/** How a tag's values are spread now: codes value by value, numbers and dates as a histogram. */
@customElement('tw-tag-spread')
export class TwTagSpread extends LitElement {
  static override styles = [baseStyles, pageStyles];

  @property({ attribute: false }) tag: TagDetail | null = null;
  @property({ attribute: false }) link: ShareLink = () => null;

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [this.tag?.code ?? '', this.tag !== null && measureOf(this.tag) !== null] as const,
    rows: 4,
    load: async ([code, isMeasure], signal): Promise<Spread> =>
      isMeasure
        ? { kind: 'measure', profile: await api.tagProfile(code, signal) }
        : { kind: 'values', distribution: await api.distribution(code, signal) },
  });

  protected override render(): unknown {
    const { value } = this.#load;
    return html`<section>
      <div class="section-head">
        <h2>${this.#locale.t.tags.distribution}</h2>
        ${
          value?.kind === 'values'
            ? html`<tw-as-of .snapshotId=${value.distribution.snapshotId}></tw-as-of>`
            : nothing
        }
      </div>
      ${this.#load.render(
        (spread) => this.renderSpread(spread),
        (problem) => this.renderProblem(problem),
      )}
    </section>`;
  }

  private renderSpread(spread: Spread): unknown {
    return spread.kind === 'measure'
      ? html`<tw-fact-profile .profile=${spread.profile}></tw-fact-profile>`
      : html`<tw-distribution-table
          .distribution=${spread.distribution}
          .link=${this.link}
        ></tw-distribution-table>`;
  }

  /** The definition may be newer than the snapshot. */
  private renderProblem({ code }: Problem): unknown {
    if (code !== 'tag_not_found') return null;
    const { t } = this.#locale;
    return html`<tw-empty-state .heading=${t.tags.noDistribution} .next=${t.tags.noDistributionNext}
      ><a href="/runs">${t.problem.goToRuns}</a></tw-empty-state
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-tag-spread': TwTagSpread;
  }
}
