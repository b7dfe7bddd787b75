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
  vehicle: {
    load: () => import('../vehicles/tw-vehicle-page.js'),
    render: (id) => html`<tw-vehicle-page .vehicleId=${id}></tw-vehicle-page>`,
  },
  lead: {
    load: () => import('../leads/tw-lead-page.js'),
    render: (id) => html`<tw-lead-page .leadId=${id}></tw-lead-page>`,
  },
  filter: {
    load: () => import('../filter/tw-filter-page.js'),
    render: () => html`<tw-filter-page></tw-filter-page>`,
  },
  changes: {
    load: () => import('../changes/tw-changes-page.js'),
    render: () => html`<tw-changes-page></tw-changes-page>`,
  },
  change: {
    load: () => import('../changes/tw-change-page.js'),
    render: (id) => html`<tw-change-page .changeId=${id}></tw-change-page>`,
  },
  snapshot: {
    load: () => import('../snapshots/tw-snapshot-page.js'),
    render: (id) => html`<tw-snapshot-page .snapshotId=${id}></tw-snapshot-page>`,
  },
  ruleEditor: {
    load: () => import('../editor/tw-rule-editor-page.js'),
    render: (id) => html`<tw-rule-editor-page .place=${id}></tw-rule-editor-page>`,
  },
  facts: {
    load: () => import('../facts/tw-facts-page.js'),
    render: () => html`<tw-facts-page></tw-facts-page>`,
  },
  fact: {
    load: () => import('../facts/tw-fact-page.js'),
    render: (id) => html`<tw-fact-page .code=${id}></tw-fact-page>`,
  },
  sources: {
    load: () => import('../sources/tw-sources-page.js'),
    render: () => html`<tw-sources-page></tw-sources-page>`,
  },
  datasets: {
    load: () => import('../sources/tw-datasets-page.js'),
    render: () => html`<tw-datasets-page></tw-datasets-page>`,
  },
  dataset: {
    load: () => import('../sources/tw-dataset-page.js'),
    render: (id) => html`<tw-dataset-page .code=${id}></tw-dataset-page>`,
  },
  quarantine: {
    load: () => import('../sources/tw-quarantine-page.js'),
    render: () => html`<tw-quarantine-page></tw-quarantine-page>`,
  },
  conflicts: {
    load: () => import('../sources/tw-conflicts-page.js'),
    render: () => html`<tw-conflicts-page></tw-conflicts-page>`,
  },
  audit: {
    load: () => import('../audit/tw-audit-page.js'),
    render: () => html`<tw-audit-page></tw-audit-page>`,
  },
  admin: {
    load: () => import('../admin/tw-admin-page.js'),
    render: () => html`<tw-admin-page></tw-admin-page>`,
  },
};

export function pageOf(route: Route): PageEntry | null {
  return route.name === 'notFound' ? null : pages[route.name];
}
