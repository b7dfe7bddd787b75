import { type TemplateResult, html } from 'lit';

import type { Role } from '../../api/types.js';
import type { LocaleController } from '../../i18n/locale.controller.js';

const ROLES: readonly Role[] = ['steward', 'approver', 'marketer', 'auditor', 'operator', 'admin'];

/** What an account may be and how far that reaches, while it is edited. */
export interface RoleDraft {
  readonly roles: readonly Role[];
  /** Codes as they are typed. */
  readonly domains: string;
  readonly brands: string;
}

export const NO_ROLE: RoleDraft = { roles: [], domains: '', brands: '' };

/** Fields for roles and reach. */
export function roleFields(
  locale: LocaleController,
  draft: RoleDraft,
  change: (next: RoleDraft) => void,
): TemplateResult {
  const { t } = locale;
  const text = (key: 'domains' | 'brands', label: string): TemplateResult =>
    html`<label class="labelled">
      <span>${label}</span>
      <input
        class="field"
        maxlength="500"
        .value=${draft[key]}
        @input=${(event: Event) => {
          change({ ...draft, [key]: (event.target as HTMLInputElement).value });
        }}
      />
    </label>`;
  return html`<fieldset>
      <legend>${t.admin.roles}</legend>
      <div class="checks">
        ${ROLES.map(
          (role) =>
            html`<label>
              <input
                type="checkbox"
                .checked=${draft.roles.includes(role)}
                @change=${(event: Event) => {
                  const rest = draft.roles.filter((each) => each !== role);
                  const isChosen = (event.target as HTMLInputElement).checked;
                  change({ ...draft, roles: isChosen ? [...rest, role] : rest });
                }}
              />
              ${locale.term('role', role)}
            </label>`,
        )}
      </div>
    </fieldset>
    ${text('domains', t.admin.domains)} ${text('brands', t.admin.brands)}
    <p class="small faint">${t.admin.scopeHint}</p>`;
}
