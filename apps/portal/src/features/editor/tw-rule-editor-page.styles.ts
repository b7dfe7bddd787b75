import { css } from 'lit';

export const ruleEditorPageStyles = css`
  .page {
    max-width: none;
    gap: var(--space-4);
  }
  .columns {
    display: grid;
    gap: var(--space-5);
    align-items: start;
    grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1fr);
  }
  .words,
  .effect {
    position: sticky;
    top: var(--space-4);
    max-height: calc(100vh - 2rem);
    overflow-y: auto;
  }
  .words h3 {
    margin: var(--space-4) 0 var(--space-2);
  }
  .good {
    margin-top: var(--space-3);
    color: var(--good);
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
    align-items: center;
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius);
    background: var(--wait-soft);
    color: var(--wait);
  }
  @media (max-width: 85rem) {
    .columns {
      grid-template-columns: minmax(0, 1.5fr) minmax(0, 1fr);
    }
    .conditions {
      grid-row: 1 / span 2;
    }
    .words,
    .effect {
      position: static;
      max-height: none;
    }
  }
  @media (max-width: 60rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .conditions {
      grid-row: auto;
    }
  }
`;
