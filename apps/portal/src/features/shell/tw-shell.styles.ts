import { css } from 'lit';

export const shellStyles = css`
  :host {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    height: 100vh;
    background: var(--surface);
  }
  .side {
    height: 100vh;
    border-right: 1px solid var(--line);
    background: var(--surface-sunken);
  }
  main {
    /* What is hidden by its place scrolls with the room and does not lengthen the document. */
    position: relative;
    height: 100vh;
    overflow-y: auto;
    scrollbar-gutter: stable;
  }
  main:focus {
    outline: none;
  }
  .lone {
    display: grid;
    gap: var(--space-4);
    padding: var(--space-7) var(--space-6);
  }
  .skip {
    position: fixed;
    z-index: 30;
    top: -4rem;
    left: var(--space-2);
  }
  .skip:focus {
    top: var(--space-2);
  }
`;
