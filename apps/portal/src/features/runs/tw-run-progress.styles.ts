import { css } from 'lit';

export const runProgressStyles = css`
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
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
    align-items: center;
    justify-content: space-between;
  }
  .choice {
    display: inline-flex;
    gap: var(--space-2);
  }
  .button.danger,
  .button.danger:hover {
    color: var(--bad);
  }
  .last {
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius);
    background: var(--wait-soft);
    overflow-wrap: anywhere;
  }
`;
