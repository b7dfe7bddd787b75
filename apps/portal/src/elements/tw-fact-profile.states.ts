import { html } from 'lit';

import type { FactProfile } from '../api/types.js';
import { AMOUNTS, CHANNELS, words } from '../gallery/sample-profiles.js';
import type { ElementStates } from '../gallery/element-states.js';
import type { TwFactProfile } from './tw-fact-profile.js';
import './tw-fact-profile.js';

const day: FactProfile = {
  ...AMOUNTS,
  name: words('最近到店日', 'Last visit'),
  type: { kind: 'date' },
  unit: null,
  min: '2024-03-02',
  max: '2025-12-30',
  quantiles: [{ share: 0.5, value: '2025-06-11' }],
  binUnit: 'month',
  bins: Array.from({ length: 22 }, (_, index) => ({
    from: new Date(Date.UTC(2024, 2 + index, 1)).toISOString().slice(0, 10),
    to: new Date(Date.UTC(2024, 3 + index, 1)).toISOString().slice(0, 10),
    count: 300 + index * 45,
  })),
};

const withheld: FactProfile = {
  ...CHANNELS,
  withheld: 'values',
  distinct: null,
  values: [],
  rest: { values: 0, count: 0 },
};

/** What a room does with the event: it hands the new value down again. */
function moved(event: CustomEvent<{ id: string; value: string }>): void {
  const element = event.currentTarget as TwFactProfile;
  const { id, value } = event.detail;
  element.thresholds = element.thresholds.map((each) =>
    each.id === id ? { ...each, value } : each,
  );
}

export const states: ElementStates = {
  element: 'tw-fact-profile',
  states: {
    'a skewed number': () => html`<tw-fact-profile .profile=${AMOUNTS}></tw-fact-profile>`,
    'thresholds to be moved': () =>
      html`<tw-fact-profile
        movable
        .profile=${AMOUNTS}
        .thresholds=${[
          { id: 'low', value: '1000', label: 'B' },
          { id: 'high', value: '5250', label: 'A' },
        ]}
        @tw-threshold=${moved}
      ></tw-fact-profile>`,
    'thresholds to be read': () =>
      html`<tw-fact-profile
        .profile=${day}
        .thresholds=${[{ id: 'a', value: '2025-01-01' }]}
      ></tw-fact-profile>`,
    'CHANNELS, long names': () => html`<tw-fact-profile .profile=${CHANNELS}></tw-fact-profile>`,
    'several CHANNELS each': () =>
      html`<tw-fact-profile
        .profile=${{ ...CHANNELS, type: { kind: 'codes', list: 'channel' } }}
      ></tw-fact-profile>`,
    'about people, few put together': () =>
      html`<tw-fact-profile
        .profile=${{ ...AMOUNTS, withheld: 'small_groups', min: null, max: null }}
      ></tw-fact-profile>`,
    'personal data': () => html`<tw-fact-profile .profile=${withheld}></tw-fact-profile>`,
    'nobody has a value': () =>
      html`<tw-fact-profile
        .profile=${{
          ...AMOUNTS,
          missing: AMOUNTS.subjects,
          bins: [],
          quantiles: [],
          min: null,
          max: null,
          distinct: 0,
          missingBecause: words(
            '没有来源提供 service_order。',
            'No source supplies service_order.',
          ),
        }}
      ></tw-fact-profile>`,
    'not loaded yet': () => html`<tw-fact-profile></tw-fact-profile>`,
  },
};
