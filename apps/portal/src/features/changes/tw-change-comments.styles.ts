import { css } from 'lit';

export const changeCommentsStyles = css`
  :host {
    display: grid;
    gap: var(--space-3);
    grid-template-columns: minmax(0, 1fr);
  }
  article {
    display: grid;
    gap: var(--space-2);
    padding: var(--space-3) var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface-sunken);
  }
  .comment + .comment {
    padding-left: var(--space-4);
    border-left: 2px solid var(--line);
  }
  .who {
    font-weight: 500;
  }
  .said {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .answer {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    align-items: flex-start;
    margin-left: calc(-1 * var(--space-3));
  }
  .answer form {
    flex: 1 1 100%;
    margin-left: var(--space-3);
  }
  form {
    gap: var(--space-2);
    max-width: 44rem;
  }
`;
