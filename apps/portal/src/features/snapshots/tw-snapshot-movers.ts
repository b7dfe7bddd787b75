import { LitElement, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { ChangedSubject, TagSummary } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { PagesController } from '../../elements/pages.controller.js';
import { tagValueText } from '../../elements/tag-value-text.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-long-table.js';
import { type ValueNames, valueNames } from '../../elements/value-names.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { longTableStyles } from '../../styles/long-table.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { movedValue } from './ranked-changes.js';

interface Tag {
  readonly tag: TagSummary | undefined;
  readonly names: ValueNames;
}

/** Who has another value of one tag than in the snapshot before, one by one. */
@customElement('tw-snapshot-movers')
export class TwSnapshotMovers extends LitElement {
  static override styles = [baseStyles, pageStyles, tableStyles, longTableStyles];

  @property({ type: Number }) snapshotId = 0;
  @property() tag = '';

  readonly #locale = new LocaleController(this);
  readonly #tag = new LoadController(this, {
    args: () => [this.tag],
    rows: 1,
    load: async ([code], signal): Promise<Tag> => {
      const tag = (await api.tags(signal)).find((each) => each.code === code);
      return { tag, names: await valueNames(tag?.type.list ? [tag.type.list] : []) };
    },
  });
  readonly #movers = new PagesController(this, {
    args: () => [this.snapshotId, this.tag],
    load: async ([id, tag], { limit, skip, cursor }, signal) => {
      const before = skip + Number(cursor ?? 0);
      const page = await api.changedSubjects(id, { tag, limit, skip: before }, signal);
      return { ...page, nextCursor: String(before + page.items.length) };
    },
  });

  protected override render(): unknown {
    return html`<section>${this.#tag.render((tag) => this.renderMovers(tag))}</section>`;
  }

  private renderMovers({ tag, names }: Tag): unknown {
    const { t } = this.#locale;
    const heading = t.snapshots.movers(this.#locale.words(tag?.name, this.tag));
    return html`<div class="section-head">
        <h2>${heading}</h2>
        <a class="small" href="/snapshots/${this.snapshotId}">${t.common.close}</a>
      </div>
      ${this.#movers.render((total) =>
        total === 0
          ? html`<tw-empty-state
              .heading=${t.snapshots.noMovers}
              .next=${t.snapshots.noMoversNext}
            ></tw-empty-state>`
          : html`<tw-long-table
              .label=${heading}
              .list=${this.#movers}
              .columns=${[
                { label: t.common.id, width: 8 },
                { label: t.snapshots.before, width: 14 },
                { label: t.snapshots.after, width: 14 },
              ]}
              .row=${({ subject, id, from, to }: ChangedSubject) => {
                const show = (text: string | null): string => {
                  const value = movedValue(text, tag?.type.kind);
                  return tagValueText(this.#locale, value, names(tag?.type.list, value));
                };
                return html`<td><a href="/${subject}s/${id}">${id}</a></td>
                  <td>${show(from)}</td>
                  <td>${show(to)}</td>`;
              }}
            ></tw-long-table>`,
      )}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-snapshot-movers': TwSnapshotMovers;
  }
}
