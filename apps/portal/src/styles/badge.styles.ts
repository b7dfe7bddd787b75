import { css } from 'lit';

/** A mark and a word on a soft ground, within a line of text. */
export const badgeStyles = css`
  :host {
    display: inline-block;
    vertical-align: middle;
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: var(--space-1);
    padding: 0.0625rem var(--space-2) 0.0625rem 0.375rem;
    border-radius: var(--radius-small);
    background: var(--surface-hover);
    color: var(--ink-soft);
    font-size: var(--text-small);
    font-weight: 500;
    white-space: nowrap;
  }
`;
