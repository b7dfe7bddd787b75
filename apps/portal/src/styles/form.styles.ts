import { css } from 'lit';

/** Labelled fields below each other. */
export const formStyles = css`
  form,
  label,
  fieldset {
    display: grid;
    gap: var(--space-1);
  }
  form {
    gap: var(--space-4);
  }
  label > span:first-child,
  legend {
    font-weight: 500;
  }
  textarea.field {
    height: auto;
    min-height: 4.5rem;
    padding: var(--space-2);
    resize: vertical;
    font: inherit;
    line-height: var(--leading);
  }
  .wrong {
    color: var(--bad);
    font-size: var(--text-small);
  }
`;
