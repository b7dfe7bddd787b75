import { html } from 'lit';

import type { ColumnImpact, ImpactReport } from '../../api/types.js';
import type { ElementStates } from '../../gallery/element-states.js';
import './tw-rule-effect.js';

const column = {
  kind: 'tag',
  code: 'tier',
  name: { zh: '等级', en: 'Tier' },
  subject: 'customer',
  change: 'changed',
  isDrafted: true,
  typeBefore: { kind: 'text' },
  typeAfter: { kind: 'text' },
  total: 2018,
  changed: 43,
  figures: { form: 'values', matrix: [{ from: 'D', to: 'G', count: 43 }] },
  before: [
    { value: 'D', count: 81 },
    { value: 'G', count: 848 },
    { value: null, count: 1 },
  ],
  after: [
    { value: 'D', count: 38 },
    { value: 'G', count: 891 },
    { value: null, count: 1 },
  ],
  groups: [],
  samples: [],
} as unknown as ColumnImpact;
const report = (tags: readonly ColumnImpact[]): ImpactReport =>
  ({ tags, facts: [], seconds: 0.42, inputs: { snapshotId: 0 } }) as unknown as ImpactReport;
const other = { ...column, code: 'cell', name: { zh: '单元', en: 'Cell' } };

export const states: ElementStates = {
  element: 'tw-rule-effect',
  states: {
    loading: () => html`<tw-rule-effect code="tier"></tw-rule-effect>`,
    'who moves, and what rests on it': () =>
      html`<tw-rule-effect code="tier" .report=${report([column, other])}></tw-rule-effect>`,
    'newer on the way': () =>
      html`<tw-rule-effect code="tier" stale .report=${report([column])}></tw-rule-effect>`,
    'of the last valid rule': () =>
      html`<tw-rule-effect code="tier" held .report=${report([column])}></tw-rule-effect>`,
    'nobody moves': () => html`<tw-rule-effect code="tier" .report=${report([])}></tw-rule-effect>`,
    'errors from the beginning': () => html`<tw-rule-effect code="tier" held></tw-rule-effect>`,
  },
};
