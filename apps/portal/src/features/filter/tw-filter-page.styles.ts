import { css } from 'lit';

export const filterPageStyles = css`
  .subjects {
    display: inline-flex;
    gap: 0.375rem;
    margin-bottom: var(--space-3);
  }
  .start {
    margin-top: var(--space-4);
  }
  .notice {
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius);
    background: var(--wait-soft);
    color: var(--wait);
  }
  .panel {
    position: sticky;
    top: var(--space-4);
    display: grid;
    gap: var(--space-3);
  }
`;
