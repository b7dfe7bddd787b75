import { css } from 'lit';

export const tagsPageStyles = css`
  table {
    table-layout: fixed;
  }
  th:first-child {
    width: 30%;
  }
  th.bar {
    width: 30%;
  }
  th.bar span {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-2);
    justify-content: space-between;
  }
`;
