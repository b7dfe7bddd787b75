import { css } from 'lit';

/** The skeleton of a page: head with title and actions, sections below each other or side by side. */
export const pageStyles = css`
  .page {
    display: grid;
    gap: var(--space-6);
    max-width: 88rem;
    padding: var(--space-5) var(--space-6) var(--space-7);
    grid-template-columns: minmax(0, 1fr);
  }
  .page-head {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3) var(--space-5);
    align-items: flex-end;
    justify-content: space-between;
  }
  .page-head > div:first-child {
    display: grid;
    gap: var(--space-2);
    min-width: 0;
  }
  .lede {
    max-width: 46rem;
    color: var(--ink-soft);
  }
  .crumbs {
    font-size: var(--text-small);
    color: var(--ink-faint);
  }
  .crumbs a {
    text-decoration: underline;
    text-underline-offset: 0.18em;
    text-decoration-thickness: 1px;
    text-decoration-color: color-mix(in srgb, currentcolor 45%, transparent);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    align-items: center;
  }
  section {
    min-width: 0;
  }
  .section-head {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-3);
    align-items: baseline;
    justify-content: space-between;
    margin-bottom: var(--space-3);
  }
  .split {
    display: grid;
    gap: var(--space-6);
    grid-template-columns: minmax(0, 1fr) 20rem;
    align-items: start;
  }
  .stack {
    display: grid;
    gap: var(--space-6);
    grid-template-columns: minmax(0, 1fr);
  }
  .panel {
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface-sunken);
  }
  .facts {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: var(--space-2) var(--space-4);
  }
  .facts dt {
    color: var(--ink-faint);
    font-size: var(--text-small);
    line-height: 1.3125rem;
  }
  .facts dd {
    overflow-wrap: anywhere;
  }
  @media (max-width: 68rem) {
    .split {
      grid-template-columns: minmax(0, 1fr);
    }
    .page {
      padding-inline: var(--space-5);
    }
  }
`;
