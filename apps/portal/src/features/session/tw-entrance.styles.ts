import { css } from 'lit';

/** The card in the middle of what is before the portal. */
export const entranceStyles = css`
  :host {
    display: grid;
    min-height: 100vh;
    padding: var(--space-5) var(--space-4);
    place-items: center;
    background: var(--surface-sunken);
  }
  .card {
    display: grid;
    gap: var(--space-5);
    width: min(26rem, 100%);
    padding: var(--space-5) var(--space-6);
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--surface-raised);
    box-shadow: var(--shadow-high);
  }
  header {
    display: flex;
    gap: var(--space-3);
    align-items: center;
  }
  .brand {
    font-size: 1.0625rem;
    font-weight: var(--strong);
    line-height: var(--leading-tight);
  }
  section {
    display: grid;
    gap: var(--space-2);
    padding-top: var(--space-5);
    border-top: 1px solid var(--line);
  }
  ul {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--space-2);
    margin-top: var(--space-1);
  }
  .demo {
    display: grid;
    gap: 0;
    justify-content: start;
    justify-items: start;
    width: 100%;
    height: auto;
    padding: var(--space-2) var(--space-3);
    text-align: left;
  }
`;
