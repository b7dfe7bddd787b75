import { css } from 'lit';

export const changeObjectStyles = css`
  article {
    display: grid;
    gap: var(--space-4);
    grid-template-columns: minmax(0, 1fr);
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  :host([folded]) article {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    justify-content: space-between;
    padding-block: var(--space-2);
  }
  header,
  header > div {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-3);
    align-items: baseline;
    justify-content: space-between;
  }
  header > div {
    justify-content: flex-start;
  }
  header .edit {
    gap: var(--space-2);
    align-items: center;
  }
  header tw-icon {
    vertical-align: -0.15em;
  }
  h3 {
    font-size: var(--text-section);
  }
  h4 {
    margin: 0 0 var(--space-2);
    color: var(--ink-faint);
    font-size: var(--text-small);
    font-weight: 500;
  }
  pre {
    max-height: 24rem;
    margin: 0;
    padding: var(--space-3);
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface-sunken);
    font-family: var(--mono);
    font-size: 0.75rem;
  }
  .remark {
    display: flex;
    gap: var(--space-2);
    color: var(--wait);
  }
  .remark tw-icon {
    margin-top: 0.125rem;
  }
`;
