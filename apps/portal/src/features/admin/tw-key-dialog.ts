import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { type Problem, asProblem } from '../../api/problem.js';
import type { IssuedKey, NewKey, Permission, RoleView } from '../../api/types.js';
import '../../elements/tw-problem.js';
import '../../elements/tw-secret.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { dialogStyles } from '../../styles/dialog.styles.js';
import { fieldsStyles } from '../../styles/fields.styles.js';
import { adminStyles } from './tw-admin.styles.js';

type Purpose =
  { readonly kind: 'add' } | { readonly kind: 'rotate' | 'revoke'; readonly prefix: string };

const OVERLAP_HOURS = 24;
const EMPTY: NewKey = { account: '', name: '', permissions: [], days: 90 };

/** Makes, rotates or revokes a key; shows a new secret this once and fires `changed`. */
@customElement('tw-key-dialog')
export class TwKeyDialog extends LitElement {
  static override styles = [baseStyles, controlStyles, dialogStyles, fieldsStyles, adminStyles];

  @state() private purpose: Purpose = { kind: 'add' };
  @state() private draft: NewKey = EMPTY;
  @state() private roles: readonly RoleView[] = [];
  @state() private systems: readonly string[] = [];
  @state() private issued: IssuedKey | null = null;
  @state() private busy = false;
  @state() private problem: Problem | null = null;

  @query('dialog') private dialog!: HTMLDialogElement;

  readonly #locale = new LocaleController(this);

  add(): void {
    this.draft = EMPTY;
    this.show({ kind: 'add' });
    void this.loadChoices();
  }

  rotate(prefix: string): void {
    this.show({ kind: 'rotate', prefix });
  }

  revoke(prefix: string): void {
    this.show({ kind: 'revoke', prefix });
  }

  private show(purpose: Purpose): void {
    this.purpose = purpose;
    this.issued = null;
    this.problem = null;
    this.dialog.showModal();
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    const { purpose } = this;
    const title =
      purpose.kind === 'add' ? t.admin.addKey : `${t.admin[purpose.kind]} ${purpose.prefix}`;
    return html`<dialog
      aria-labelledby="title"
      @close=${() => {
        this.issued = null;
      }}
    >
      <h2 id="title">${title}</h2>
      ${this.issued ? this.renderIssued(this.issued) : this.renderForm()}
    </dialog>`;
  }

  private renderIssued({ prefix, key }: IssuedKey): unknown {
    const { t } = this.#locale;
    return html`<tw-secret .label=${t.admin.keyOf(prefix)} .value=${key}></tw-secret>
      <div class="buttons">
        <button class="button primary" type="button" @click=${this.close}>${t.common.close}</button>
      </div>`;
  }

  private renderForm(): unknown {
    const { t } = this.#locale;
    const { kind } = this.purpose;
    return html`<form @submit=${this.confirm}>
      ${
        kind === 'add'
          ? this.renderFields()
          : html`<p>${kind === 'rotate' ? t.admin.rotateWhat : t.admin.revokeWhat}</p>`
      }
      ${this.problem ? html`<tw-problem .problem=${this.problem}></tw-problem>` : nothing}
      <div class="buttons">
        <button class="button" type="button" @click=${this.close}>${t.common.cancel}</button>
        <button class="button primary" type="submit" ?disabled=${this.busy}>
          ${kind === 'add' ? t.admin.addKey : t.admin[kind]}
        </button>
      </div>
    </form>`;
  }

  private renderFields(): unknown {
    const { t } = this.#locale;
    const { draft } = this;
    return html`<label class="labelled">
        <span>${t.admin.account}</span>
        <input
          class="field"
          required
          maxlength="63"
          list="systems"
          .value=${draft.account}
          @input=${(event: Event) => {
            this.say({ account: (event.target as HTMLInputElement).value.trim() });
          }}
        />
      </label>
      <datalist id="systems">
        ${this.systems.map((login) => html`<option value=${login}></option>`)}
      </datalist>
      <label class="labelled">
        <span>${t.admin.purpose}</span>
        <input
          class="field"
          required
          maxlength="200"
          .value=${draft.name}
          @input=${(event: Event) => {
            this.say({ name: (event.target as HTMLInputElement).value });
          }}
        />
      </label>
      <label class="labelled">
        <span>${t.admin.days}</span>
        <input
          class="field"
          type="number"
          required
          min="1"
          max="730"
          .value=${String(draft.days)}
          @input=${(event: Event) => {
            this.say({ days: (event.target as HTMLInputElement).valueAsNumber });
          }}
        />
      </label>
      <fieldset>
        <legend>${t.admin.permissions}</legend>
        <div class="checks">${this.permissions().map((each) => this.renderPermission(each))}</div>
      </fieldset>`;
  }

  private renderPermission(permission: Permission): unknown {
    const { permissions } = this.draft;
    return html`<label>
      <input
        type="checkbox"
        .checked=${permissions.includes(permission)}
        @change=${(event: Event) => {
          const rest = permissions.filter((each) => each !== permission);
          const isChosen = (event.target as HTMLInputElement).checked;
          this.say({ permissions: isChosen ? [...rest, permission] : rest });
        }}
      />
      <code class="small">${permission}</code>
    </label>`;
  }

  private permissions(): readonly Permission[] {
    return [...new Set(this.roles.flatMap(({ permissions }) => permissions))].sort();
  }

  private say(change: Partial<NewKey>): void {
    this.draft = { ...this.draft, ...change };
  }

  private close(): void {
    this.dialog.close();
  }

  private async loadChoices(): Promise<void> {
    try {
      const [roles, accounts] = await Promise.all([api.roles(), api.accounts()]);
      this.roles = roles;
      this.systems = accounts.filter(({ person }) => person === null).map(({ login }) => login);
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  private async confirm(event: Event): Promise<void> {
    event.preventDefault();
    const { purpose } = this;
    this.busy = true;
    this.problem = null;
    try {
      if (purpose.kind === 'add') this.issued = await api.addKey(this.draft);
      else if (purpose.kind === 'rotate') {
        this.issued = await api.rotateKey(purpose.prefix, OVERLAP_HOURS);
      } else {
        await api.revokeKey(purpose.prefix);
        this.close();
      }
      this.dispatchEvent(new CustomEvent('changed'));
    } catch (error) {
      this.problem = asProblem(error);
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-key-dialog': TwKeyDialog;
  }
}
