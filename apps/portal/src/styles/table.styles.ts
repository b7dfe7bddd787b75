import { css } from 'lit';

/** Dense tables: hairlines, quiet heads, numbers to the right. */
export const tableStyles = css`
  /* Shadows at the edges tell that there is more; covers travelling with the table hide them. */
  .table-scroll {
    overflow-x: auto;
    background:
      linear-gradient(to right, var(--surface) 40%, transparent) left / 2.5rem 100% local,
      linear-gradient(to left, var(--surface) 40%, transparent) right / 2.5rem 100% local,
      linear-gradient(to right, var(--edge), transparent) left / 0.75rem 100% scroll,
      linear-gradient(to left, var(--edge), transparent) right / 0.75rem 100% scroll;
    background-repeat: no-repeat;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th {
    padding: 0 var(--space-3) var(--space-2);
    color: var(--ink-faint);
    font-size: var(--text-small);
    font-weight: 500;
    text-align: left;
    white-space: nowrap;
    vertical-align: bottom;
    border-bottom: 1px solid var(--line);
  }
  td,
  tbody th {
    height: var(--row);
    padding: var(--space-2) var(--space-3);
    border-bottom: 1px solid var(--line);
    vertical-align: middle;
  }
  tbody th {
    color: var(--ink);
    font-size: inherit;
    font-weight: 500;
  }
  th:first-child,
  td:first-child {
    padding-left: 0;
  }
  th:last-child,
  td:last-child {
    padding-right: 0;
  }
  th.number,
  td.number {
    text-align: right;
  }
  tbody tr:hover > * {
    background: color-mix(in srgb, var(--surface-hover) 55%, transparent);
  }
  td.top,
  th.top {
    vertical-align: top;
  }
  @media (max-width: 60rem) {
    th,
    td,
    tbody th {
      padding-inline: var(--space-2);
    }
  }
`;
