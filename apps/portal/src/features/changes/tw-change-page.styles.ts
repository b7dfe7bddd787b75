import { css } from 'lit';

export const changePageStyles = css`
  .page {
    gap: var(--space-5);
  }
  .page-head {
    align-items: flex-start;
  }
  .page-head > div:first-child {
    flex: 1 1 24rem;
  }
  h1 {
    overflow-wrap: anywhere;
  }
  .reason {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .objects {
    display: grid;
    gap: var(--space-4);
    grid-template-columns: minmax(0, 1fr);
  }
  .quiet {
    margin-bottom: var(--space-3);
  }
  aside h2 {
    margin-bottom: var(--space-3);
  }
`;
