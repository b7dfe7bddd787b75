import { css } from 'lit';

/** What is shown only to who opens it. */
export const disclosureStyles = css`
  summary {
    width: fit-content;
    color: var(--ink-soft);
    font-weight: 500;
    cursor: pointer;
  }
  summary:hover {
    color: var(--ink);
  }
  summary .faint {
    font-weight: 400;
    margin-left: var(--space-2);
  }
`;
