import { css } from 'lit';

export const casesEditorStyles = css`
  :host {
    display: grid;
    gap: var(--space-3);
    justify-items: start;
    grid-template-columns: minmax(0, 1fr);
  }
  ol {
    display: grid;
    gap: var(--space-3);
    width: 100%;
    grid-template-columns: minmax(0, 1fr);
  }
  .case {
    display: grid;
    gap: var(--space-2);
    padding: var(--space-2) var(--space-3) var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface-raised);
    grid-template-columns: minmax(0, 1fr);
  }
  .case.dragged {
    opacity: 0.5;
  }
  .case.over {
    border-color: var(--accent);
    box-shadow: 0 0 0 1px var(--accent);
  }
  .case-head,
  .end {
    display: flex;
    gap: var(--space-2);
    align-items: center;
  }
  .case-head .number {
    color: var(--ink-soft);
    font-size: var(--text-small);
    text-align: left;
  }
  .handle {
    width: 1.5rem;
    margin-left: -0.375rem;
    cursor: grab;
    touch-action: none;
  }
  .remove {
    margin-left: auto;
  }
  .ends {
    display: grid;
    gap: var(--space-2);
    width: 100%;
    padding-top: var(--space-3);
    border-top: 1px solid var(--line);
  }
  .end > .soft {
    width: 9rem;
    flex: none;
  }
`;
