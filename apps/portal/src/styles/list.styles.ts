import { css } from 'lit';

/** A list that is searched and narrowed by facets: toolbar, groups, codes under names. */
export const listStyles = css`
  .page {
    gap: var(--space-5);
  }
  .list {
    display: grid;
    gap: var(--space-4);
    grid-template-columns: minmax(0, 1fr);
  }
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3) var(--space-5);
    align-items: center;
  }
  .search {
    position: relative;
    width: min(22rem, 100%);
  }
  .search tw-icon {
    position: absolute;
    top: 0.5rem;
    left: 0.5rem;
    color: var(--ink-faint);
  }
  .search input {
    width: 100%;
    padding: 0 2rem;
  }
  .search kbd {
    position: absolute;
    top: 0.375rem;
    right: 0.5rem;
    padding: 0 0.375rem;
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    color: var(--ink-faint);
    font-family: var(--mono);
    font-size: 0.75rem;
    line-height: 1.125rem;
    pointer-events: none;
  }
  .search input:focus + kbd {
    display: none;
  }
  .facets {
    display: flex;
    flex: 1 0 100%;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-5);
  }
  .facet {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    align-items: center;
  }
  .count {
    margin-left: auto;
  }
  tbody th {
    white-space: normal;
  }
  tr.group th {
    padding-top: var(--space-4);
    color: var(--ink-faint);
    font-size: var(--text-small);
    font-weight: var(--strong);
  }
  tbody:first-of-type tr.group th {
    padding-top: var(--space-3);
  }
  tr.group:hover > * {
    background: none;
  }
  .under {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-2);
    align-items: baseline;
    color: var(--ink-faint);
    font-size: 0.75rem;
    font-weight: 400;
  }
  .meaning p {
    display: -webkit-box;
    overflow: hidden;
    color: var(--ink-soft);
    font-size: var(--text-small);
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
`;
