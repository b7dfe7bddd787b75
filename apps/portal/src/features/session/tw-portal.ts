import { LitElement, css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import { getJson } from '../../api/http.js';
import { asProblem } from '../../api/problem.js';
import { session } from '../../api/session.js';
import { SessionController } from '../../elements/session.controller.js';
import '../../elements/tw-problem.js';
import { awakenings } from '../../routing/awakening.js';
import { portalVersion } from '../../routing/portal-version.js';
import { baseStyles } from '../../styles/base.styles.js';
import type { TwSignInDialog } from './tw-sign-in-dialog.js';
import './tw-first-password-page.js';
import './tw-sign-in-dialog.js';
import './tw-sign-in-page.js';
import '../shell/tw-new-version.js';

/** The whole portal: the way in, and behind it the pages for who is signed in. */
@customElement('tw-portal')
export class TwPortal extends LitElement {
  static override styles = [
    baseStyles,
    css`
      tw-problem {
        max-width: 40rem;
        margin: 4rem auto;
        padding: 0 var(--space-4);
      }
    `,
  ];

  @state() private failure: unknown = null;

  @query('tw-sign-in-dialog') private dialog!: TwSignInDialog;

  /** Whoever comes back after a night is asked to sign in again at once, not at the next click. */
  readonly #onAwake = (): void => {
    // Where nobody answers, the page's own calls say so.
    if (session.identity) void getJson('/session').catch(() => undefined);
  };

  constructor() {
    super();
    new SessionController(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    session.signInAgain = () => this.dialog.ask();
    awakenings.addEventListener('awake', this.#onAwake);
    void this.load();
  }

  override disconnectedCallback(): void {
    awakenings.removeEventListener('awake', this.#onAwake);
    super.disconnectedCallback();
  }

  protected override render(): unknown {
    const { identity } = session;
    if (this.failure !== null) {
      return html`<tw-problem
        .problem=${asProblem(this.failure)}
        retryable
        @retry=${this.load}
      ></tw-problem>`;
    }
    if (identity === undefined) return nothing;
    if (identity === null) return html`<tw-sign-in-page></tw-sign-in-page>`;
    if (identity.mustChangePassword) {
      return html`<tw-first-password-page></tw-first-password-page>`;
    }
    if (!customElements.get('tw-shell')) {
      void this.loadShell();
      return html`<tw-new-version></tw-new-version>`;
    }
    return html`<tw-shell></tw-shell><tw-sign-in-dialog></tw-sign-in-dialog>`;
  }

  private async loadShell(): Promise<void> {
    try {
      await import('../shell/tw-shell.js');
      this.requestUpdate();
    } catch (error) {
      // Where another build was deployed, the notice of that is what helps.
      if (!(await portalVersion.check())) this.failure = error;
    }
  }

  private async load(): Promise<void> {
    this.failure = null;
    try {
      await session.load();
    } catch (error) {
      this.failure = error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-portal': TwPortal;
  }
}
