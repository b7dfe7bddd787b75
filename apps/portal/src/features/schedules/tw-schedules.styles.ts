import { css } from 'lit';

export const schedulesStyles = css`
  td,
  tbody th {
    vertical-align: top;
  }
  .head {
    display: flex;
    gap: var(--space-3);
    align-items: center;
  }
  .instant {
    white-space: nowrap;
  }
  .line {
    display: block;
  }
  .paused {
    color: var(--wait);
    font-weight: 500;
  }
  .acts {
    width: 1%;
  }
  .actions {
    flex-wrap: nowrap;
    justify-content: flex-end;
  }
  summary {
    width: max-content;
    cursor: pointer;
  }
  details li {
    white-space: nowrap;
  }
  @media (max-width: 60rem) {
    .actions {
      flex-direction: column;
      align-items: stretch;
    }
  }
`;
