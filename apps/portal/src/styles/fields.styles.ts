import { css } from 'lit';

/** Labelled fields in a row that wraps, and what they came to below. */
export const fieldsStyles = css`
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
    align-items: flex-end;
  }
  .fields label,
  .labelled {
    display: grid;
    gap: var(--space-1);
    min-width: 8rem;
    color: var(--ink-soft);
    font-size: var(--text-small);
  }
  .fields .field {
    color: var(--ink);
    font-size: var(--text-body);
  }
  pre {
    max-height: 28rem;
    margin: var(--space-2) 0 0;
    padding: var(--space-3);
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface-sunken);
    font-family: var(--mono);
    font-size: 0.75rem;
    line-height: 1.5;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`;
