import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { changeSets } from '../../api/change-sets.js';
import type { ChangeSet, DefinitionVersion, Draft } from '../../api/types.js';
import { codesIn } from '../../elements/diff-place.js';
import { LoadController } from '../../elements/load.controller.js';
import { type OperandNames, operandNames } from '../../elements/operand-names.js';
import '../../elements/tw-change-state.js';
import '../../elements/tw-diff.js';
import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { disclosureStyles } from '../../styles/disclosure.styles.js';

/** Older ones than these are shown to who asks for them. */
const SHOWN = 5;

interface History {
  readonly versions: readonly DefinitionVersion[];
  readonly open: readonly ChangeSet[];
  readonly names: OperandNames;
}

/** How a tag or fact became what it is, version by version, and which open changes touch it. */
@customElement('tw-definition-versions')
export class TwDefinitionVersions extends LitElement {
  static override styles = [
    baseStyles,
    disclosureStyles,
    css`
      .open,
      ol {
        display: grid;
        gap: var(--space-3);
      }
      .open {
        gap: var(--space-1);
        margin-bottom: var(--space-4);
      }
      ol > li {
        display: grid;
        gap: var(--space-1);
        padding-bottom: var(--space-3);
        border-bottom: 1px solid var(--line);
      }
      h3 code {
        font-weight: var(--strong);
      }
      .good {
        color: var(--good);
      }
      details details,
      tw-diff {
        margin-top: var(--space-2);
      }
      details > ol {
        margin-top: var(--space-3);
      }
    `,
  ];

  @property() kind: Draft['kind'] = 'tag';
  @property() code = '';

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [this.kind, this.code] as const,
    rows: 4,
    load: ([kind, code], signal) => loadHistory(kind, code, signal),
  });

  protected override render(): unknown {
    return this.#load.render((history) => this.renderHistory(history));
  }

  private renderHistory({ versions, open, names }: History): unknown {
    const { t } = this.#locale;
    const items = versions.map((version, index) =>
      this.renderVersion(version, versions[index + 1] ?? null, names),
    );
    const older = items.slice(SHOWN);
    return html`<div class="open">
        <h3>${t.versions.open}</h3>
        ${
          open.length === 0
            ? html`<p class="small soft">${t.versions.noneOpen}</p>`
            : open.map(
                (set) =>
                  html`<p>
                    <a href="/changes/${set.id}">${set.title}</a>
                    <tw-change-state .state=${set.state}></tw-change-state>
                  </p>`,
              )
        }
      </div>
      <ol>
        ${items.slice(0, SHOWN)}
      </ol>
      ${
        older.length > 0
          ? html`<details>
              <summary>${t.versions.more(String(older.length))}</summary>
              <ol>
                ${older}
              </ol>
            </details>`
          : nothing
      }`;
  }

  private renderVersion(
    version: DefinitionVersion,
    before: DefinitionVersion | null,
    names: OperandNames,
  ): unknown {
    const { t } = this.#locale;
    const { changeSet, state } = version;
    return html`<li>
      <h3>
        <code>${version.version}</code>
        ${state === 'active' ? html`<span class="small good">${t.versions.current}</span>` : nothing}
        ${
          state === 'approved'
            ? html`<span class="small soft">${t.versions.upcoming}</span>`
            : nothing
        }
      </h3>
      <p class="small soft">
        ${
          changeSet
            ? html`<a href="/changes/${changeSet.id}">${changeSet.title}</a> ·
                ${this.people(version)}`
            : t.versions.old
        }
      </p>
      <p class="small faint">${this.period(version)}</p>
      ${
        before
          ? html`<details>
              <summary>${t.versions.difference(before.version)}</summary>
              <tw-diff
                .was=${before.body}
                .becomes=${version.body}
                .code=${this.code}
                .names=${names}
              ></tw-diff>
            </details>`
          : html`<p class="small soft">${t.versions.first}</p>`
      }
    </li>`;
  }

  private people({ changeSet, approvals }: DefinitionVersion): string {
    const { t } = this.#locale;
    const names = approvals.map(({ account }) => account).join(t.common.separator);
    const author = changeSet ? t.versions.by(changeSet.authorAccount) : '';
    return names ? [author, t.versions.approvedBy(names)].join(' · ') : author;
  }

  private period({ activeFrom, activeUntil }: DefinitionVersion): string {
    const { t, format } = this.#locale;
    if (!activeFrom) return '';
    const from = format.instant(activeFrom);
    return activeUntil
      ? t.versions.period(from, format.instant(activeUntil))
      : t.versions.since(from);
  }
}

async function loadHistory(
  kind: Draft['kind'],
  code: string,
  signal: AbortSignal,
): Promise<History> {
  const [versions, open] = await Promise.all([
    api.versions(kind, code, signal),
    changeSets.list({ state: 'open', kind, code, limit: 20 }, signal),
  ]);
  const codes = new Set([code, ...versions.flatMap(({ body }) => codesIn(body))]);
  return { versions, open: open.items, names: await operandNames([...codes], signal) };
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-definition-versions': TwDefinitionVersions;
  }
}
