import { css } from 'lit';

/** Buttons, fields and switches. */
export const controlStyles = css`
  button,
  input,
  select {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  .button,
  .field {
    height: var(--control);
    border-radius: var(--radius);
    border: 1px solid var(--line-strong);
    background: var(--surface-raised);
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    padding: 0 var(--space-3);
    border-color: light-dark(#cfd4d9, #3a4047);
    color: var(--ink);
    font-weight: 500;
    white-space: nowrap;
    cursor: pointer;
    box-shadow: var(--shadow);
    transition: background var(--quick);
  }
  .button:hover {
    background: var(--surface-hover);
    color: var(--ink);
    text-decoration: none;
  }
  .button.primary {
    background: var(--accent);
    border-color: transparent;
    color: var(--on-accent);
  }
  .button.primary:hover {
    background: var(--accent-strong);
  }
  .button.quiet {
    border-color: transparent;
    background: none;
    box-shadow: none;
    color: var(--ink-soft);
  }
  .button.quiet:hover {
    background: var(--surface-hover);
    color: var(--ink);
  }
  .button.icon {
    width: var(--control);
    padding: 0;
  }
  .button:disabled {
    opacity: 0.55;
    cursor: default;
  }
  .field {
    min-width: 0;
    padding: 0 var(--space-2);
    color: var(--ink);
  }
  .field::placeholder {
    color: var(--ink-faint);
    opacity: 1;
  }
  .field[aria-invalid='true'] {
    border-color: var(--bad);
  }
  select.field {
    padding-right: 1.75rem;
    appearance: none;
    background-image:
      linear-gradient(45deg, transparent 50%, var(--ink-soft) 50% 62%, transparent 62%),
      linear-gradient(-45deg, transparent 50%, var(--ink-soft) 50% 62%, transparent 62%);
    background-position:
      right 0.95rem center,
      right 0.6rem center;
    background-size: 0.36rem 0.36rem;
    background-repeat: no-repeat;
    cursor: pointer;
  }
  .segmented {
    display: inline-flex;
    padding: 2px;
    border-radius: var(--radius);
    background: light-dark(#e9ecef, #202428);
  }
  .segmented button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-width: 1.75rem;
    height: 1.625rem;
    padding: 0 var(--space-3);
    border: 0;
    border-radius: var(--radius-small);
    background: none;
    color: var(--ink-soft);
    font-size: var(--text-small);
    white-space: nowrap;
    cursor: pointer;
  }
  .segmented button[aria-pressed='true'] {
    background: var(--surface-pressed);
    color: var(--ink);
    font-weight: 500;
    box-shadow: var(--shadow);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: var(--space-1);
    min-height: 1.75rem;
    padding: 0 0.625rem;
    border: 1px solid light-dark(#cfd4d9, #3a4047);
    border-radius: 999px;
    background: var(--surface-raised);
    color: var(--ink-soft);
    font-size: var(--text-small);
    cursor: pointer;
    transition: background var(--quick);
  }
  .chip:hover {
    background: var(--surface-hover);
    color: var(--ink);
  }
  .chip[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--surface-selected);
    color: var(--ink);
    font-weight: 500;
  }
  .chip[aria-pressed='true'] .faint {
    color: var(--ink-soft);
  }
  .chip .faint {
    font-variant-numeric: tabular-nums;
  }
`;
