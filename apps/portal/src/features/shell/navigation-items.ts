import type { IconName } from '../../elements/tw-icon.js';
import { session } from '../../api/session.js';
import type { Permission } from '../../api/types.js';
import type { RouteName } from '../../routing/match-route.js';

export interface NavigationItem {
  readonly text:
    | 'home'
    | 'tags'
    | 'customers'
    | 'filter'
    | 'runs'
    | 'snapshot'
    | 'facts'
    | 'changes'
    | 'sources'
    | 'datasets'
    | 'audit'
    | 'admin';
  readonly href: string;
  readonly icon: IconName;
  /** Letter that opens the page after `g`. */
  readonly key: string;
  /** Without it the room is not entered; every signed-in person enters one without. */
  readonly needs?: Permission;
  /** Routes during which the item is the current one. */
  readonly routes: readonly RouteName[];
}

export interface NavigationGroup {
  readonly text:
    'groupCustomers' | 'groupData' | 'groupGovernance' | 'groupOperation' | 'groupOversight' | null;
  readonly items: readonly NavigationItem[];
}

/** The navigation, grouped by job. */
export const navigation: readonly NavigationGroup[] = [
  { text: null, items: [{ text: 'home', href: '/', icon: 'home', key: 'h', routes: ['home'] }] },
  {
    text: 'groupCustomers',
    items: [
      {
        text: 'tags',
        href: '/tags',
        icon: 'tag',
        key: 't',
        needs: 'definition.read',
        routes: ['tags', 'tag'],
      },
      {
        text: 'facts',
        href: '/facts',
        icon: 'facts',
        key: 'a',
        needs: 'definition.read',
        routes: ['facts', 'fact'],
      },
      {
        text: 'customers',
        href: '/customers',
        icon: 'customers',
        key: 'c',
        needs: 'subject.read',
        routes: ['customers', 'customer', 'vehicle', 'lead'],
      },
      {
        text: 'filter',
        href: '/filter',
        icon: 'filter',
        key: 'f',
        needs: 'subject.read',
        routes: ['filter'],
      },
    ],
  },
  {
    text: 'groupGovernance',
    items: [
      {
        text: 'changes',
        href: '/changes',
        icon: 'changes',
        key: 'v',
        needs: 'definition.read',
        routes: ['changes', 'change', 'ruleEditor'],
      },
    ],
  },
  {
    text: 'groupData',
    items: [
      {
        text: 'sources',
        href: '/sources',
        icon: 'sources',
        key: 'o',
        needs: 'source.read',
        routes: ['sources', 'quarantine', 'conflicts'],
      },
      {
        text: 'datasets',
        href: '/datasets',
        icon: 'dataset',
        key: 'd',
        needs: 'source.read',
        routes: ['datasets', 'dataset'],
      },
    ],
  },
  {
    text: 'groupOperation',
    items: [
      {
        text: 'runs',
        href: '/runs',
        icon: 'runs',
        key: 'r',
        needs: 'run.read',
        routes: ['runs', 'run'],
      },
      {
        text: 'snapshot',
        href: '/snapshots/current',
        icon: 'snapshot',
        key: 's',
        needs: 'snapshot.read',
        routes: ['snapshot'],
      },
    ],
  },
  {
    text: 'groupOversight',
    items: [
      {
        text: 'audit',
        href: '/audit',
        icon: 'audit',
        key: 'u',
        needs: 'audit.read',
        routes: ['audit'],
      },
      {
        text: 'admin',
        href: '/admin',
        icon: 'admin',
        key: 'm',
        needs: 'account.manage',
        routes: ['admin'],
      },
    ],
  },
];

/** What whoever is signed in may enter. */
export const openItems = (group: NavigationGroup): readonly NavigationItem[] =>
  group.items.filter(({ needs }) => needs === undefined || session.may(needs));

/** The room of a route, where it has one. */
export const itemOf = (route: RouteName): NavigationItem | undefined =>
  navigation.flatMap(({ items }) => items).find(({ routes }) => routes.includes(route));
