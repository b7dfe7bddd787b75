import { css } from 'lit';

export const whyStyles = css`
  .why {
    display: grid;
    gap: var(--space-4);
    grid-template-columns: minmax(0, 1fr);
  }
  h3 {
    margin-bottom: var(--space-2);
    color: var(--ink-soft);
    font-size: var(--text-small);
  }
  .verdict {
    font-weight: 500;
  }
  .mask {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-3);
    align-items: center;
    margin-bottom: var(--space-3);
  }
  .cases {
    display: grid;
    gap: 1px;
    grid-template-columns: minmax(0, 1fr);
    counter-reset: case;
  }
  .cases li {
    counter-increment: case;
  }
  details {
    border-left: 2px solid transparent;
    padding-left: var(--space-3);
  }
  details.decided {
    border-left-color: var(--good);
    background: var(--good-soft);
    border-radius: 0 var(--radius) var(--radius) 0;
  }
  summary {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    min-height: 2rem;
    cursor: pointer;
    border-radius: var(--radius-small);
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::after {
    width: 0.4rem;
    height: 0.4rem;
    margin-right: var(--space-3);
    margin-left: auto;
    border: solid var(--ink-faint);
    border-width: 0 1.5px 1.5px 0;
    content: '';
    rotate: -45deg;
  }
  details[open] summary::after {
    rotate: 45deg;
  }
  .number-of::before {
    color: var(--ink-faint);
    content: counter(case) '.';
  }
  tw-condition-trace {
    padding: var(--space-1) 0 var(--space-3) 1.625rem;
  }
  .missing {
    color: var(--wait);
    font-weight: 500;
  }
  tbody th code {
    display: block;
    font-weight: 400;
  }
`;
