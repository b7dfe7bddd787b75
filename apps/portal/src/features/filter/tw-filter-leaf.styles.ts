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
`;
