import type { DraftLeaf } from './filter-draft.js';

export interface FilterExample {
  readonly text: 'example1' | 'example2' | 'example3';
  readonly leaves: readonly DraftLeaf[];
}

/** Starting points over the shipped tags; one whose tags were removed is not offered. */
const EXAMPLES: readonly FilterExample[] = [
  {
    text: 'example1',
    leaves: [
      { tag: 'value_tier', operator: 'in', values: ['D', 'G'] },
      { tag: 'churn_state', operator: 'equal', values: ['B'] },
    ],
  },
  { text: 'example2', leaves: [{ tag: 'maintenance_due', operator: 'equal', values: ['true'] }] },
  {
    text: 'example3',
    leaves: [{ tag: 'best_lead_temperature', operator: 'equal', values: ['hot'] }],
  },
];

/** The examples that can be counted with the tags there are. */
export function filterExamples(tags: ReadonlySet<string>): readonly FilterExample[] {
  return EXAMPLES.filter(({ leaves }) => leaves.every(({ tag }) => tags.has(tag)));
}
