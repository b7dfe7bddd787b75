import { css } from 'lit';

/** Grids that are written in: cells without fields, lines between them. */
export const tableEditorStyles = css`
  :host {
    display: grid;
    gap: var(--space-3);
    grid-template-columns: minmax(0, 1fr);
  }
  td,
  td:first-child,
  td:last-child {
    height: 2rem;
    padding: 0;
    border: 1px solid var(--line);
  }
  th,
  th:first-child {
    padding: var(--space-1) var(--space-2);
    white-space: normal;
  }
  td.value {
    font-weight: var(--strong);
  }
  td.soft,
  td.soft:first-child {
    padding: 0 var(--space-2);
    font-size: var(--text-small);
  }
  .row-tools {
    width: 5.5rem;
    white-space: nowrap;
  }
  .tiny {
    width: 1.625rem;
    height: 1.625rem;
  }
  .policy,
  .tools,
  .tools label {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    align-items: center;
  }
  .tools {
    gap: var(--space-4);
  }
`;
