import { css } from 'lit';

export const ruleEffectStyles = css`
  .effect {
    display: grid;
    gap: var(--space-4);
    grid-template-columns: minmax(0, 1fr);
  }
  .stale > :not(.foot) {
    /* Paler text would be too faint to read. */
    filter: grayscale(1);
  }
  .held {
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius);
    background: var(--wait-soft);
    color: var(--wait);
    font-size: var(--text-small);
  }
  .figure-line {
    display: flex;
    gap: var(--space-2);
    align-items: baseline;
  }
  .figure {
    font-size: var(--text-figure);
    font-weight: var(--strong);
    line-height: 1.1;
  }
  .values td,
  .values tbody th {
    height: 2rem;
    padding-block: var(--space-1);
  }
  .values th,
  .values td {
    padding-inline: var(--space-1);
  }
  .values tbody th {
    font-weight: 400;
  }
  .bars {
    display: block;
    width: 100%;
    min-width: 3rem;
    height: 6px;
    margin-top: 2px;
  }
  .was {
    fill: var(--value-rest);
  }
  .is {
    fill: var(--accent);
  }
  h3 {
    margin-bottom: var(--space-2);
  }
  .moves li {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    min-height: 1.625rem;
  }
  .moves .number {
    margin-left: auto;
  }
  summary {
    margin: var(--space-2) 0;
    color: var(--ink-soft);
    font-size: var(--text-small);
    cursor: pointer;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-3);
    justify-content: space-between;
  }
`;
