import { LitElement, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';

import { LocaleController } from '../i18n/locale.controller.js';
import type { LongList } from './long-list.js';
import './tw-problem.js';
import { type ListWindow, listWindow } from './window-shape.js';

export interface LongColumn {
  readonly label: string;
  /** Least width in rem; what is left over is shared out in proportion. */
  readonly width: number;
  readonly number?: boolean;
}

/**
 * A table of very many rows of one height: only those around the visible part exist, and only
 * their pages are loaded. It is scrolled like any other part of a page, Home and End included.
 *
 * The rows are rows of a real table, which says how many there are and which place each has, so that
 * screen readers know them; virtualizers that place boxes absolutely leave no table. Hiding what is
 * not seen by style alone would keep a node for each row, and End would have to load them all.
 *
 * It draws into its page's own shadow root, so that the page's styles hold for the cells; the page
 * takes `longTableStyles` beside `tableStyles`.
 */
@customElement('tw-long-table')
export class TwLongTable extends LitElement {
  @property() label = '';
  @property({ attribute: false }) columns: readonly LongColumn[] = [];
  @property({ attribute: false }) list: LongList<unknown> | null = null;
  /** The cells of a row. */
  @property({ attribute: false }) row: (item: unknown) => unknown = () => nothing;
  /** Whether a row shows more below itself; one at a time. */
  @property({ attribute: false }) isOpen: (item: unknown) => boolean = () => false;
  @property({ attribute: false }) detail: (item: unknown) => unknown = () => nothing;

  @query('.long') private readonly scroller!: HTMLElement | null;

  readonly #locale = new LocaleController(this);
  readonly #arrived = (): void => {
    this.requestUpdate();
  };
  readonly #resized = new ResizeObserver(this.#arrived);
  #list: LongList<unknown> | null = null;
  #window: ListWindow = listWindow({ total: 0, row: 1, open: null }, 0, 1);
  /** Pixels of a row, as measured. */
  #height = 40;
  #open: { readonly index: number; readonly height: number } | null = null;
  #hadFocus = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    this.follow(null);
    this.#resized.disconnect();
    super.disconnectedCallback();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    this.follow(this.list);
    const scroller = this.scroller;
    const head = scroller?.querySelector('thead')?.clientHeight ?? 0;
    const visible = Math.max(1, (scroller?.clientHeight ?? 1000) - head);
    const shape = { total: this.list?.total ?? 0, row: this.#height, open: this.#open };
    this.#window = listWindow(shape, scroller?.scrollTop ?? 0, visible);
    this.#hadFocus = Boolean(scroller?.querySelector('tbody :focus'));
  }

  protected override render(): unknown {
    const { list } = this;
    if (!list) return nothing;
    const { first, end, before, after } = this.#window;
    const rows = Array.from({ length: end - first }, (_row, index) => first + index);
    const width = this.columns.reduce((sum, column) => sum + column.width, 0);
    return html`<div
        class="long"
        tabindex="0"
        role="region"
        aria-label=${this.label}
        @scroll=${this.#arrived}
        @pointerover=${nameWhatIsCut}
      >
        <div .style=${`padding-block: ${before}px ${after}px`}>
          <table aria-rowcount=${list.total + 1} .style=${`min-width: ${width}rem`}>
            <colgroup>
              ${this.columns.map(
                (column) => html`<col .style=${`width: ${(100 * column.width) / width}%`} />`,
              )}
            </colgroup>
            <thead>
              <tr aria-rowindex="1">
                ${this.columns.map(
                  ({ label, number }) =>
                    html`<th scope="col" class=${number ? 'number' : nothing}>${label}</th>`,
                )}
              </tr>
            </thead>
            <tbody>
              ${repeat(
                rows,
                (index) => index,
                (index) => this.renderRow(index, list),
              )}
            </tbody>
          </table>
        </div>
      </div>
      ${this.renderFoot(list)}`;
  }

  private renderRow(index: number, list: LongList<unknown>): unknown {
    const item = list.at(index);
    if (item === undefined) {
      return html`<tr aria-rowindex=${index + 2} aria-busy="true">
        <td colspan=${this.columns.length}><span class="ghost"></span></td>
      </tr>`;
    }
    return html`<tr aria-rowindex=${index + 2}>
        ${this.row(item)}
      </tr>
      ${
        this.isOpen(item)
          ? html`<tr class="below" data-index=${index}>
              <td class="detail" colspan=${this.columns.length}>${this.detail(item)}</td>
            </tr>`
          : nothing
      }`;
  }

  private renderFoot(list: LongList<unknown>): unknown {
    const { t, format } = this.#locale;
    const [first, last] = this.#window.seen;
    const total = format.number(list.total);
    return html`<p class="small soft">
        ${t.common.rowsSeen(format.number(first + 1), format.number(last + 1), total)}
      </p>
      ${
        list.problem
          ? html`<tw-problem
              .problem=${list.problem}
              retryable
              @retry=${() => {
                list.retry();
              }}
            ></tw-problem>`
          : nothing
      }`;
  }

  protected override updated(): void {
    const { scroller } = this;
    if (!scroller) return;
    this.#resized.observe(scroller);
    this.list?.want(this.#window.first, this.#window.end);
    // The row that had the focus is gone: the keyboard stays with the list.
    if (this.#hadFocus && !scroller.querySelector(':focus'))
      scroller.focus({ preventScroll: true });
    if (this.measure(scroller)) this.requestUpdate();
  }

  /** Takes the heights as they came out. @returns whether they are others than was thought */
  private measure(scroller: HTMLElement): boolean {
    // All rows have one height; a mean of several would differ by fractions, which add up.
    const height = heightOf(scroller.querySelector('tbody tr:not(.below)'));
    if (height === 0) return false;
    const below = scroller.querySelector<HTMLElement>('tr.below');
    const open = below
      ? { index: Number(below.dataset.index), height: heightOf(below) }
      : this.#open;
    // An open row far from what is drawn keeps its place; one that was closed has none.
    const isDrawn = open && open.index >= this.#window.first && open.index < this.#window.end;
    const kept = isDrawn && !below ? null : open;
    const isOther =
      Math.abs(height - this.#height) > 0.01 ||
      kept?.index !== this.#open?.index ||
      kept?.height !== this.#open?.height;
    this.#height = height;
    this.#open = kept;
    return isOther;
  }

  private follow(list: LongList<unknown> | null): void {
    if (list === this.#list) return;
    this.#list?.changes.removeEventListener('change', this.#arrived);
    list?.changes.addEventListener('change', this.#arrived);
    this.#list = list;
  }
}

const heightOf = (row: Element | null): number => row?.getBoundingClientRect().height ?? 0;

/** A cell that is too narrow for its text has all of it as its title. */
function nameWhatIsCut({ target }: Event): void {
  const cell = target instanceof Element ? target.closest('td, th') : null;
  if (!(cell instanceof HTMLElement) || cell.classList.contains('detail')) return;
  cell.title = cell.scrollWidth > cell.clientWidth ? cell.innerText.trim() : '';
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-long-table': TwLongTable;
  }
}
