import { css } from 'lit';

/** A remark beside what it is about: something to know before one goes on. */
export const noticeStyles = css`
  .notice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-1) var(--space-3);
    padding: var(--space-3) var(--space-4);
    border: 1px solid color-mix(in srgb, var(--wait) 35%, transparent);
    border-radius: var(--radius);
    background: var(--wait-soft);
    justify-items: start;
  }
  .notice > * {
    grid-column: 2;
  }
  .notice > tw-icon {
    grid-column: 1;
    margin-top: 0.125rem;
    color: var(--wait);
  }
  .notice h2,
  .notice h3 {
    margin: 0;
    font-size: var(--text-body);
  }
  .notice .button {
    margin-top: var(--space-2);
  }
`;
