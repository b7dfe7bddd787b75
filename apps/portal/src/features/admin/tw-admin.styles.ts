import { css } from 'lit';

/** Fields below each other in a dialog, checkboxes in columns. */
export const adminStyles = css`
  form,
  .parts {
    display: grid;
    gap: var(--space-4);
  }
  label.labelled > span,
  legend {
    color: var(--ink);
    font-size: var(--text-body);
    font-weight: 500;
  }
  .checks {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr));
    gap: var(--space-1) var(--space-3);
    margin-top: var(--space-1);
  }
  .checks label {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    min-height: 1.75rem;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  dialog hr {
    width: 100%;
    margin: 0;
    border: 0;
    border-top: 1px solid var(--line);
  }
`;
