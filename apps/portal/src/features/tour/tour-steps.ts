import { changeSets } from '../../api/change-sets.js';
import type { Permission } from '../../api/types.js';

type TourStepId = 'home' | 'tag' | 'why' | 'change' | 'effect' | 'audit';

export interface TourStep {
  readonly id: TourStepId;
  /** Where it happens. */
  readonly path: () => string | Promise<string>;
  /** What it points at: a selector in the page's root, one in that element's root, and so on. */
  readonly anchors: readonly (readonly string[])[];
  /** Who may not enter the room is not led there. */
  readonly needs: Permission | null;
}

/** A change whose effect can be seen, if there is one. */
async function changeWithEffect(): Promise<string> {
  // Without it the list says the same in general.
  const open = await changeSets.list({ state: 'open', limit: 1 }).catch(() => null);
  const newest = open?.items[0];
  return newest ? `/changes/${newest.id}` : '/changes?show=all';
}

/** The five minutes of the README, as walks through real rooms of the demo. */
export const TOUR_STEPS: readonly TourStep[] = [
  {
    id: 'home',
    path: () => '/',
    anchors: [['tw-home-page', 'tw-snapshot-figures']],
    needs: null,
  },
  {
    id: 'tag',
    path: () => '/tags/churn_warning',
    anchors: [['tw-tag-page', 'tw-tag-definition']],
    needs: 'definition.read',
  },
  {
    id: 'why',
    path: () => '/customers/42?tab=tags',
    anchors: [['tw-customer-page', 'tw-customer-tags', 'tw-tag-values', 'button']],
    needs: 'subject.read',
  },
  {
    id: 'change',
    path: () => '/changes',
    anchors: [
      ['tw-changes-page', '.page-head .button.primary'],
      ['tw-changes-page', 'tw-tabs'],
    ],
    needs: 'definition.read',
  },
  {
    id: 'effect',
    path: changeWithEffect,
    anchors: [
      ['tw-change-page', 'tw-change-effect'],
      ['tw-changes-page', 'tw-tabs'],
    ],
    needs: 'definition.read',
  },
  {
    id: 'audit',
    path: () => '/audit',
    anchors: [['tw-audit-page', 'tw-audit-events']],
    needs: 'audit.read',
  },
];
