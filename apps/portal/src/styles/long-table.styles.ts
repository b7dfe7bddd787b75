import { css } from 'lit';

/** A `tw-long-table` and its rows, which stand among the elements of the page that shows them. */
export const longTableStyles = css`
  tw-long-table {
    display: grid;
    gap: var(--space-2);
    grid-template-columns: minmax(0, 1fr);
  }
  .long {
    max-height: min(70vh, 46rem);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    overflow: auto;
    /* The table places its rows itself. */
    overflow-anchor: none;
  }
  .long table {
    table-layout: fixed;
    border-collapse: separate;
    border-spacing: 0;
  }
  .long thead th {
    position: sticky;
    top: 0;
    z-index: 1;
    padding-block: var(--space-2);
    background: var(--surface-sunken);
  }
  .long tbody :is(td, th):not(.detail) {
    height: var(--row);
    padding-block: 0;
  }
  .long tbody tr:last-child > * {
    border-bottom: 0;
  }
  .long :is(td, th):not(.detail) {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    /* Arabic and Hebrew names read from their own side, whatever the language of the page. */
    unicode-bidi: plaintext;
  }
  .long :is(td, th):not(.number, .detail) {
    text-align: left;
  }
  .long :is(td, th):first-child {
    padding-left: var(--space-3);
  }
  .long :is(td, th):last-child {
    padding-right: var(--space-3);
  }
  .long td :focus-visible,
  .long tbody th :focus-visible {
    outline-offset: -2px;
  }
  .long .ghost {
    display: block;
    width: 60%;
    height: 0.75rem;
    border-radius: var(--radius-small);
    background: var(--surface-hover);
  }
`;
