import { css } from 'lit';

export const filterPageStyles = css`
  .subjects {
    display: flex;
    gap: var(--space-3);
    align-items: center;
    margin-bottom: var(--space-4);
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
