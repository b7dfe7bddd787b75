import type { IconName } from '../../elements/tw-icon.js';
import type { RouteName } from '../../routing/match-route.js';

export interface NavigationItem {
  readonly text: 'home' | 'tags' | 'customers' | 'filter' | 'runs' | 'snapshot';
  readonly href: string;
  readonly icon: IconName;
  /** Letter that opens the page after `g`. */
  readonly key: string;
  /** Routes during which the item is the current one. */
  readonly routes: readonly RouteName[];
}

export interface NavigationGroup {
  readonly text: 'groupCustomers' | 'groupOperation' | null;
  readonly items: readonly NavigationItem[];
}

/** The navigation, grouped by job. */
export const navigation: readonly NavigationGroup[] = [
  { text: null, items: [{ text: 'home', href: '/', icon: 'home', key: 'h', routes: ['home'] }] },
  {
    text: 'groupCustomers',
    items: [
      { text: 'tags', href: '/tags', icon: 'tag', key: 't', routes: ['tags', 'tag'] },
      {
        text: 'customers',
        href: '/customers',
        icon: 'customers',
        key: 'c',
        routes: ['customers', 'customer'],
      },
      { text: 'filter', href: '/filter', icon: 'filter', key: 'f', routes: ['filter'] },
    ],
  },
  {
    text: 'groupOperation',
    items: [
      { text: 'runs', href: '/runs', icon: 'runs', key: 'r', routes: ['runs', 'run'] },
      {
        text: 'snapshot',
        href: '/snapshots/current',
        icon: 'snapshot',
        key: 's',
        routes: ['snapshot'],
      },
    ],
  },
];

export const navigationItems: readonly NavigationItem[] = navigation.flatMap(
  (group) => group.items,
);
