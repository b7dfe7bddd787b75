import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import { asProblem } from '../../api/problem.js';
import { session } from '../../api/session.js';
import { SessionController } from '../../elements/session.controller.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-forbidden.js';
import '../../elements/tw-problem.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { type Route, matchRoute } from '../../routing/match-route.js';
import { addressChanges, goTo } from '../../routing/navigation.js';
import { portalVersion } from '../../routing/portal-version.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { tour } from '../tour/tour.js';
import { itemOf, navigation, openItems } from './navigation-items.js';
import { pageOf } from './page-of.js';
import { type KeyCommand, ShellKeys } from './shell-keys.js';
import type { TwKeysHelp } from './tw-keys-help.js';
import './tw-keys-help.js';
import './tw-navigation.js';
import './tw-new-version.js';
import { shellStyles } from './tw-shell.styles.js';

/** Below this width the navigation is a rail unless opened. */
const WIDE = '(min-width: 64rem)';

/** The frame of every page: navigation on the left, the page of the current address beside it. */
@customElement('tw-shell')
export class TwShell extends LitElement {
  static override styles = [baseStyles, controlStyles, shellStyles];

  @state() private route: Route = matchRoute(location.pathname);
  @state() private loaded: Route | null = null;
  @state() private failure: unknown = null;
  @state() private narrow = !window.matchMedia(WIDE).matches;

  @query('main') private main!: HTMLElement;
  @query('tw-keys-help') private help!: TwKeysHelp;

  readonly #locale = new LocaleController(this);
  readonly #keys = new ShellKeys();
  readonly #wide = window.matchMedia(WIDE);
  readonly #onAddress = (): void => {
    void this.open(true);
  };
  readonly #onWidth = (): void => {
    this.narrow = !this.#wide.matches;
  };
  /** Its code comes with the first step. */
  readonly #onTour = (): void => {
    if (tour.at !== null) void import('../tour/tw-tour.js');
  };
  readonly #onKey = (event: KeyboardEvent): void => {
    this.press(event);
  };

  constructor() {
    super();
    new SessionController(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addressChanges.addEventListener('change', this.#onAddress);
    this.#wide.addEventListener('change', this.#onWidth);
    document.addEventListener('keydown', this.#onKey);
    tour.addEventListener('change', this.#onTour);
    void this.open(false);
  }

  override disconnectedCallback(): void {
    addressChanges.removeEventListener('change', this.#onAddress);
    this.#wide.removeEventListener('change', this.#onWidth);
    document.removeEventListener('keydown', this.#onKey);
    tour.removeEventListener('change', this.#onTour);
    super.disconnectedCallback();
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<header class="side">
        <a class="skip button" href="#content" @click=${this.skip}>${t.shell.skip}</a>
        <tw-navigation
          .current=${this.route.name}
          .narrow=${this.narrow}
          @toggle=${() => {
            this.narrow = !this.narrow;
          }}
        ></tw-navigation>
      </header>
      <main id="content" tabindex="-1">
        ${this.failure ? nothing : html`<tw-new-version></tw-new-version>`} ${this.renderPage()}
      </main>
      <tw-keys-help></tw-keys-help><tw-tour></tw-tour>`;
  }

  private renderPage(): unknown {
    const { t } = this.#locale;
    if (this.failure && portalVersion.isReplaced) {
      return html`<tw-new-version lone></tw-new-version>`;
    }
    if (this.failure) {
      return html`<div class="lone">
        <h1>${t.shell.pageFailed}</h1>
        <tw-problem
          .problem=${asProblem(this.failure)}
          retryable
          @retry=${() => {
            location.reload();
          }}
        ></tw-problem>
      </div>`;
    }
    const needs = itemOf(this.route.name)?.needs;
    if (needs !== undefined && !session.may(needs)) {
      return html`<div class="lone">
        <h1>${t.session.forbidden}</h1>
        <tw-forbidden .permission=${needs}></tw-forbidden>
      </div>`;
    }
    if (this.loaded) {
      const page = pageOf(this.loaded);
      if (page) return page.render(this.loaded.id);
    }
    if (this.route.name !== 'notFound') return html``;
    return html`<div class="lone">
      <h1>${t.shell.notFound}</h1>
      <p class="soft">${t.shell.notFoundNext}</p>
      <p><a class="button" href="/">${t.shell.goHome}</a></p>
    </div>`;
  }

  private async open(moved: boolean): Promise<void> {
    const route = matchRoute(location.pathname);
    this.route = route;
    this.failure = null;
    try {
      await pageOf(route)?.load();
    } catch (error) {
      await portalVersion.check();
      if (this.route === route) this.failure = error;
    }
    if (this.route !== route) return; // The reader went elsewhere while this page was loading.
    this.loaded = route;
    if (!moved) return;
    await this.updateComplete;
    this.main.scrollTop = 0;
    // On tour its panel has the keyboard.
    if (tour.at === null) this.main.focus({ preventScroll: true });
  }

  private skip(event: Event): void {
    event.preventDefault();
    this.main.focus();
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
    const command = this.#keys.press(event.key, event.timeStamp);
    if (!command) return;
    event.preventDefault();
    this.obey(command);
  }

  private obey(command: KeyCommand): void {
    if (command.kind === 'help') {
      this.help.show();
    } else if (command.kind === 'search') {
      const page = this.main.lastElementChild;
      page?.shadowRoot?.querySelector<HTMLInputElement>('input[type=search]')?.focus();
    } else {
      const item = navigation.flatMap(openItems).find(({ key }) => key === command.key);
      if (item) goTo(item.href);
    }
  }
}

function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-shell': TwShell;
  }
}
