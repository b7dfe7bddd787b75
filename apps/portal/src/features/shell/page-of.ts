import { type TemplateResult, html } from 'lit';

import type { Route, RouteName } from '../../routing/match-route.js';

interface PageEntry {
  /** Loads the page's own code; the first view needs only one of them. */
  readonly load: () => Promise<unknown>;
  readonly render: (id: string) => TemplateResult;
}

/** Which element shows which route. */
const pages: Readonly<Record<Exclude<RouteName, 'notFound'>, PageEntry>> = {
  home: {
    load: () => import('../home/tw-home-page.js'),
    render: () => html`<tw-home-page></tw-home-page>`,
  },
  tags: {
    load: () => import('../tags/tw-tags-page.js'),
    render: () => html`<tw-tags-page></tw-tags-page>`,
  },
  tag: {
    load: () => import('../tags/tw-tag-page.js'),
    render: (id) => html`<tw-tag-page .code=${id}></tw-tag-page>`,
  },
  runs: {
    load: () => import('../runs/tw-runs-page.js'),
    render: () => html`<tw-runs-page></tw-runs-page>`,
  },
  run: {
    load: () => import('../runs/tw-run-page.js'),
    render: (id) => html`<tw-run-page .runId=${id}></tw-run-page>`,
  },
  customers: {
    load: () => import('../customers/tw-customers-page.js'),
    render: () => html`<tw-customers-page></tw-customers-page>`,
  },
  customer: {
    load: () => import('../customers/tw-customer-page.js'),
    render: (id) => html`<tw-customer-page .customerId=${id}></tw-customer-page>`,
  },
  filter: {
    load: () => import('../filter/tw-filter-page.js'),
    render: () => html`<tw-filter-page></tw-filter-page>`,
  },
  snapshot: {
    load: () => import('../snapshots/tw-snapshot-page.js'),
    render: (id) => html`<tw-snapshot-page .snapshotId=${id}></tw-snapshot-page>`,
  },
};

export function pageOf(route: Route): PageEntry | null {
  return route.name === 'notFound' ? null : pages[route.name];
}
