import { LitElement, css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { Installation, Readiness } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { ABSENT } from '../../i18n/formats.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import '../schedules/tw-schedules.js';

/** Whether the installation is well: its checks, its queue, its versions, what runs by itself. */
@customElement('tw-health')
export class TwHealth extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    pageStyles,
    tableStyles,
    css`
      .ok {
        color: var(--good);
      }
      .degraded {
        color: var(--wait);
      }
      .failed,
      .unavailable {
        color: var(--bad);
      }
    `,
  ];

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [],
    load: async (_args, signal) => {
      const readiness = await api.readiness(signal);
      const installation = await api.installation(signal).catch((error: unknown) => {
        // What is not ready may be what this needs; the checks say more than its error would.
        if (readiness.status === 'unavailable') return null;
        throw error;
      });
      return { readiness, installation };
    },
  });

  protected override render(): unknown {
    return html`<div class="stack">
      ${this.#load.render(({ readiness, installation }) => this.renderHealth(readiness, installation))}
      <tw-schedules></tw-schedules>
    </div>`;
  }

  private renderHealth(readiness: Readiness, installation: Installation | null): unknown {
    const { t, format } = this.#locale;
    const { status, queue, snapshotId, checks } = readiness;
    const rows: readonly (readonly [string, unknown])[] = [
      [t.admin.waiting, queue.waiting === null ? ABSENT : format.number(queue.waiting)],
      [t.admin.publishedSnapshot, snapshotId === null ? ABSENT : html`<code>#${snapshotId}</code>`],
      ...(installation
        ? ([
            ['Tagwright', html`<code>${installation.product}</code>`],
            ['Node.js', html`<code>${installation.node}</code>`],
            ['PostgreSQL', html`<code>${installation.postgres}</code>`],
          ] as const)
        : []),
    ];
    return html`<div class="split">
      <section>
        <div class="section-head">
          <h2 class=${status}>${t.admin[`ready_${status}`]}</h2>
          ${
            status === 'ok'
              ? nothing
              : html`<button
                  class="button"
                  type="button"
                  @click=${() => {
                    this.#load.again();
                  }}
                >
                  ${t.admin.checkAgain}
                </button>`
          }
        </div>
        <div class="table-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">${t.admin.check}</th>
                <th scope="col">${t.admin.result}</th>
              </tr>
            </thead>
            <tbody>
              ${checks.map(
                (check) =>
                  html`<tr>
                    <th scope="row">${this.#locale.term('check', check.name)}</th>
                    <td>
                      <span class=${check.status}>${t.admin[`check_${check.status}`]}</span>
                      <span class="small soft" lang="en">${check.problem}</span>
                    </td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </section>
      <aside class="panel" aria-label=${t.admin.versions}>
        <dl class="facts">
          ${rows.map(
            ([label, value]) =>
              html`<dt>${label}</dt>
                <dd>${value}</dd>`,
          )}
        </dl>
      </aside>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-health': TwHealth;
  }
}
