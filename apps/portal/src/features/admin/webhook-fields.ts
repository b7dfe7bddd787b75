import { type TemplateResult, html } from 'lit';

import type { EventType, NewWebhook } from '../../api/types.js';
import type { LocaleController } from '../../i18n/locale.controller.js';

/** In the order of a change's life; one that the API adds does not compile until it stands here. */
const ASKABLE: Readonly<Record<EventType, true>> = {
  'change_set.submitted': true,
  'change_set.assigned': true,
  'change_set.changes_requested': true,
  'change_set.reopened': true,
  'change_set.approved': true,
  'change_set.scheduled': true,
  'change_set.activated': true,
  'change_set.rolled_back': true,
  'change_set.rejected': true,
  'change_set.withdrawn': true,
  'change_set.superseded': true,
  'snapshot.published': true,
  'run.failed': true,
};
const EVENTS = Object.keys(ASKABLE) as EventType[];

/** Fields of a webhook: who, where, of what. */
export function webhookFields(
  locale: LocaleController,
  draft: NewWebhook,
  change: (next: NewWebhook) => void,
): TemplateResult {
  const { t } = locale;
  return html`<label class="labelled">
      <span>${t.webhooks.webhook}</span>
      <input
        class="field"
        required
        maxlength="200"
        .value=${draft.name}
        @input=${(event: Event) => {
          change({ ...draft, name: (event.target as HTMLInputElement).value });
        }}
      />
    </label>
    <label class="labelled">
      <span>${t.webhooks.url}</span>
      <input
        class="field"
        type="url"
        required
        maxlength="2000"
        .value=${draft.url}
        @input=${(event: Event) => {
          change({ ...draft, url: (event.target as HTMLInputElement).value.trim() });
        }}
      />
      <span class="small soft">${t.webhooks.urlHint}</span>
    </label>
    <fieldset>
      <legend>${t.webhooks.events}</legend>
      <p class="small soft">${t.webhooks.eventsHint}</p>
      <div class="checks">
        ${EVENTS.map(
          (type) =>
            html`<label>
              <input
                type="checkbox"
                .checked=${draft.events.includes(type)}
                @change=${(event: Event) => {
                  const rest = draft.events.filter((each) => each !== type);
                  const isChosen = (event.target as HTMLInputElement).checked;
                  change({ ...draft, events: isChosen ? [...rest, type] : rest });
                }}
              />
              <span title=${type}>${locale.term('event', type)}</span>
            </label>`,
        )}
      </div>
    </fieldset>`;
}
