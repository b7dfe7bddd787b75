import { LitElement, css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { goTo } from '../../routing/navigation.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { type Box, beside } from './beside.js';
import { tour } from './tour.js';
import type { TourStep } from './tour-steps.js';

/**
 * A walk through real rooms: a panel beside the thing that a step is about, which stays usable.
 * Enter goes on, Escape leaves; the panel has the focus at each step.
 */
@customElement('tw-tour')
export class TwTour extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      .frame,
      section {
        position: fixed;
        z-index: 40;
      }
      .frame {
        border: 2px solid var(--accent);
        border-radius: var(--radius);
        box-shadow: 0 0 0 4px color-mix(in srgb, var(--accent) 22%, transparent);
        pointer-events: none;
      }
      section {
        width: min(23rem, calc(100vw - 2rem));
        padding: var(--space-4);
        border: 1px solid var(--line);
        border-radius: 10px;
        background: var(--surface-raised);
        box-shadow: var(--shadow-high);
      }
      h2:focus {
        outline: none;
      }
      p {
        margin: var(--space-2) 0 var(--space-3);
        color: var(--ink-soft);
      }
      .foot {
        display: flex;
        gap: var(--space-2);
        align-items: center;
      }
      .foot .at {
        margin-right: auto;
      }
    `,
  ];

  @state() private box: Box | null = null;

  @query('section') private panel!: HTMLElement | null;

  readonly #locale = new LocaleController(this);
  #shown: TourStep | null = null;
  #anchor: Element | null = null;
  #frame = 0;
  #before: Element | null = null;
  /** Wherever the keyboard is by now; a dialog keeps its own Escape. */
  readonly #onEscape = (event: KeyboardEvent): void => {
    const isInDialog = event.composedPath().some((node) => node instanceof HTMLDialogElement);
    if (event.key === 'Escape' && tour.at !== null && !isInDialog) tour.end();
  };
  readonly #changed = (): void => {
    void this.follow();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    tour.addEventListener('change', this.#changed);
    document.addEventListener('keydown', this.#onEscape);
    void this.follow();
  }

  override disconnectedCallback(): void {
    tour.removeEventListener('change', this.#changed);
    document.removeEventListener('keydown', this.#onEscape);
    cancelAnimationFrame(this.#frame);
    super.disconnectedCallback();
  }

  protected override render(): unknown {
    const step = this.#shown;
    if (!step || tour.at === null) return nothing;
    const { t, format } = this.#locale;
    const { steps, at } = tour;
    const isLast = at === steps.length - 1;
    return html`${this.renderFrame()}
      <section role="dialog" aria-labelledby="title" aria-describedby="text" @keydown=${this.onKey}>
        <h2 id="title" tabindex="-1">${t.tour[`${step.id}_title`]}</h2>
        <p id="text">${t.tour[`${step.id}_text`]}</p>
        <div class="foot">
          <span class="at small faint"
            >${t.tour.at(format.number(at + 1), format.number(steps.length))}</span
          >
          ${
            isLast
              ? nothing
              : this.renderButton(t.tour.leave, 'quiet', () => {
                  tour.end();
                })
          }
          ${
            at === 0
              ? nothing
              : this.renderButton(t.tour.back, '', () => {
                  tour.move(-1);
                })
          }
          ${this.renderButton(isLast ? t.tour.done : t.tour.next, 'primary', () => {
            tour.move(1);
          })}
        </div>
      </section>`;
  }

  private renderButton(text: string, look: string, press: () => void): unknown {
    return html`<button class="button ${look}" type="button" @click=${press}>${text}</button>`;
  }

  private renderFrame(): unknown {
    const { box } = this;
    if (!box) return nothing;
    const at = `left: ${box.left - 6}px; top: ${box.top - 6}px`;
    return html`<div
      class="frame"
      .style=${`${at}; width: ${box.width + 12}px; height: ${box.height + 12}px`}
    ></div>`;
  }

  /** Goes where the tour is by now. */
  private async follow(): Promise<void> {
    cancelAnimationFrame(this.#frame);
    const step = tour.at === null ? null : (tour.steps[tour.at] ?? null);
    this.#before ??= step ? document.activeElement : null;
    this.#shown = step;
    this.#anchor = null;
    this.box = null;
    this.requestUpdate();
    if (!step) {
      if (this.#before instanceof HTMLElement) this.#before.focus();
      this.#before = null;
      return;
    }
    const path = await step.path();
    if (this.#shown !== step) return; // The reader is on already.
    if (path !== location.pathname + location.search) goTo(path);
    await this.updateComplete;
    this.focusPanel();
    this.look(step);
  }

  /** Looks for what the step is about until it is there, then stays beside it. */
  private look(step: TourStep): void {
    if (this.#shown !== step) return;
    if (!this.#anchor?.isConnected) {
      const page = (this.getRootNode() as ShadowRoot).querySelector('main');
      this.#anchor = find(page, step);
      if (this.#anchor) {
        const isTall = this.#anchor.getBoundingClientRect().height > window.innerHeight * 0.6;
        this.#anchor.scrollIntoView({ block: isTall ? 'start' : 'center' });
        this.focusPanel();
      }
    }
    this.place();
    this.#frame = requestAnimationFrame(() => {
      this.look(step);
    });
  }

  private place(): void {
    const { panel } = this;
    const rect = this.#anchor?.getBoundingClientRect() ?? null;
    const { left, top, width, height } = rect ?? { left: 0, top: 0, width: 0, height: 0 };
    const box = rect ? { left, top, width, height } : null;
    if (JSON.stringify(box) !== JSON.stringify(this.box)) this.box = box;
    if (!panel) return;
    const size = { width: panel.offsetWidth, height: panel.offsetHeight };
    const at = beside(box, size, { width: window.innerWidth, height: window.innerHeight });
    panel.style.left = `${at.left}px`;
    panel.style.top = `${at.top}px`;
  }

  private focusPanel(): void {
    this.panel?.querySelector<HTMLElement>('#title')?.focus({ preventScroll: true });
  }

  private onKey(event: KeyboardEvent): void {
    const isOnButton = event.composedPath()[0] instanceof HTMLButtonElement;
    if (event.key === 'ArrowRight' || (event.key === 'Enter' && !isOnButton)) tour.move(1);
    else if (event.key === 'ArrowLeft') tour.move(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** The first of the things that a step may point at, below the page. */
function find(page: Element | null, { anchors }: TourStep): Element | null {
  for (const path of anchors) {
    let root: ParentNode | null | undefined = page;
    let found: Element | null = null;
    for (const selector of path) {
      found = root?.querySelector(selector) ?? null;
      root = found?.shadowRoot;
    }
    if (found && found.getBoundingClientRect().height > 0) return found;
  }
  return null;
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-tour': TwTour;
  }
}
