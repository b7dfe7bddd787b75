import { css } from 'lit';

export const columnImpactStyles = css`
  :host {
    display: grid;
    gap: var(--space-3);
    grid-template-columns: minmax(0, 1fr);
  }
  .figure {
    font-weight: var(--strong);
  }
  .columns {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-4) var(--space-6);
    align-items: flex-start;
  }
  .columns > * {
    min-width: 0;
    max-width: 100%;
  }
  table.narrow {
    width: auto;
  }
  table.narrow th,
  table.narrow td {
    height: 2.125rem;
    padding-block: var(--space-1);
  }
  .more {
    color: var(--good);
  }
  .less {
    color: var(--bad);
  }
  .differs {
    font-weight: 500;
  }
  h4 {
    margin: 0 0 var(--space-2);
    color: var(--ink-faint);
    font-size: var(--text-small);
    font-weight: 500;
  }
  .moves {
    display: grid;
    gap: var(--space-1);
  }
  .moves li {
    display: grid;
    grid-template-columns: 4rem minmax(0, 1fr);
    gap: var(--space-3);
  }
  .moves tw-icon {
    width: 0.875em;
    color: var(--ink-faint);
    vertical-align: -0.15em;
  }
  .figures {
    display: grid;
    grid-template-columns: max-content max-content;
    gap: var(--space-1) var(--space-4);
  }
  .figures dt {
    color: var(--ink-soft);
  }
`;
