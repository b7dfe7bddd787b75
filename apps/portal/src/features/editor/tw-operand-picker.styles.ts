import { css } from 'lit';

export const operandPickerStyles = css`
  :host {
    display: inline-block;
    width: 11rem;
    max-width: 100%;
  }
  .picker {
    position: relative;
  }
  input {
    width: 100%;
    font-weight: 500;
    text-overflow: ellipsis;
  }
  .drop {
    position: absolute;
    z-index: 15;
    top: calc(100% + 2px);
    left: 0;
    width: min(30rem, 86vw);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface-raised);
    box-shadow: var(--shadow-high);
  }
  .options {
    max-height: 20rem;
    padding: var(--space-1);
    overflow-y: auto;
  }
  .drop[hidden] {
    display: none;
  }
  .option {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0 var(--space-2);
    align-items: center;
    padding: var(--space-1) var(--space-2);
    border-radius: var(--radius-small);
    cursor: pointer;
  }
  .option tw-icon {
    color: var(--ink-faint);
  }
  .option code {
    grid-column: 2;
    color: var(--ink-faint);
    font-size: 0.75rem;
  }
  .option:hover {
    background: var(--surface-hover);
  }
  .option.active {
    background: var(--surface-selected);
  }
  .type {
    color: var(--ink-soft);
    font-size: var(--text-small);
  }
  .none {
    padding: var(--space-2);
    color: var(--ink-soft);
  }
`;
