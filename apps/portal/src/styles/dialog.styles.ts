import { css } from 'lit';

export const dialogStyles = css`
  dialog {
    width: min(32rem, calc(100vw - 2rem));
    padding: var(--space-5);
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--surface-raised);
    box-shadow: var(--shadow-high);
    color: var(--ink);
  }
  dialog::backdrop {
    background: light-dark(rgb(16 24 32 / 30%), rgb(0 0 0 / 55%));
  }
  dialog h2 {
    margin-bottom: var(--space-4);
    font-size: 1.0625rem;
  }
  .buttons {
    display: flex;
    gap: var(--space-2);
    justify-content: flex-end;
    margin-top: var(--space-5);
  }
`;
