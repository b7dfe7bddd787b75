import { css } from 'lit';

export const navigationStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--space-4);
    width: 13.5rem;
    height: 100%;
    padding: var(--space-3);
    overflow-y: auto;
  }
  :host([narrow]) {
    width: 3.5rem;
    align-items: stretch;
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }
  :host([narrow]) .head {
    flex-direction: column;
    gap: var(--space-2);
  }
  .brand {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    min-height: 2rem;
    padding: 0 0.25rem;
    color: var(--ink);
    font-size: var(--text-section);
    font-weight: var(--strong);
    letter-spacing: -0.01em;
  }
  .brand:hover {
    text-decoration: none;
  }
  nav {
    display: grid;
    gap: var(--space-4);
    flex: 1;
    align-content: start;
  }
  ul {
    display: grid;
    gap: 1px;
  }
  .group {
    padding: 0 var(--space-2) var(--space-1);
    color: var(--ink-faint);
    font-size: 0.75rem;
  }
  .item {
    display: flex;
    gap: 0.625rem;
    align-items: center;
    min-height: 2rem;
    padding: 0 var(--space-2);
    border-radius: var(--radius);
    color: var(--ink-soft);
    font-weight: 500;
  }
  .item:hover {
    background: var(--surface-hover);
    color: var(--ink);
    text-decoration: none;
  }
  .item[aria-current='page'] {
    background: light-dark(#e4e8eb, #262b30);
    color: var(--ink);
  }
  .item[aria-current='page'] tw-icon {
    color: var(--accent);
  }
  .foot {
    display: grid;
    gap: var(--space-2);
    padding-top: var(--space-3);
    border-top: 1px solid var(--line);
  }
`;
