import { css } from 'lit';

export const filterLeafStyles = css`
  .leaf {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--space-2);
    align-items: start;
  }
  .parts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    align-items: center;
  }
  .tag {
    width: 15rem;
    font-weight: 500;
  }
  .value {
    width: 12rem;
  }
  .amount {
    width: 7rem;
    text-align: right;
  }
  .chips,
  .range {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    align-items: center;
  }
`;
