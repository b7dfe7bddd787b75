import { css } from 'lit';

export const runPageStyles = css`
  .page-head tw-state-badge {
    margin-bottom: 0.125rem;
  }
  .progress {
    display: grid;
    gap: var(--space-2);
  }
  .progress .line {
    display: flex;
    justify-content: space-between;
    font-weight: 500;
  }
  .live {
    color: var(--live);
  }
  progress {
    width: 100%;
    height: 0.5rem;
    border: 0;
    border-radius: 999px;
    overflow: hidden;
    background: var(--surface-hover);
    appearance: none;
  }
  progress::-webkit-progress-bar {
    background: var(--surface-hover);
  }
  progress::-webkit-progress-value {
    background: var(--accent);
    transition: width 0.3s ease-out;
  }
  progress::-moz-progress-bar {
    background: var(--accent);
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
  .outcome.failed {
    background: var(--bad-soft);
  }
  .outcome p {
    max-width: 50rem;
    overflow-wrap: anywhere;
  }
`;
