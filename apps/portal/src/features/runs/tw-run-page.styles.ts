import { css } from 'lit';

export const runPageStyles = css`
  .page-head tw-state-badge {
    margin-bottom: 0.125rem;
  }
  .outcome {
    display: grid;
    gap: var(--space-2);
    padding: var(--space-4);
    border-radius: var(--radius);
  }
  .outcome.succeeded {
    background: var(--good-soft);
  }
  .outcome.cancelled {
    border: 1px solid var(--line);
    background: var(--surface-sunken);
  }
  .outcome.failed {
    background: var(--bad-soft);
  }
  .outcome p {
    max-width: 50rem;
    overflow-wrap: anywhere;
  }
  .after {
    margin-top: var(--space-6);
  }
`;
