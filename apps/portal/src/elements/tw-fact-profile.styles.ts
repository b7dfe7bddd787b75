import { css } from 'lit';

export const factProfileStyles = css`
  :host {
    display: grid;
    gap: var(--space-4);
    grid-template-columns: minmax(0, 1fr);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-3);
    align-items: baseline;
    justify-content: space-between;
  }
  .coverage {
    display: flex;
    height: 0.5rem;
    overflow: hidden;
    border-radius: 3px;
    background: repeating-linear-gradient(135deg, var(--value-missing) 0 3px, transparent 3px 5px);
  }
  .coverage i {
    width: var(--width);
    background: var(--value-0);
  }
  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-5);
  }
  .figures div {
    display: grid;
  }
  .figures dt {
    color: var(--ink-faint);
    font-size: var(--text-small);
  }
  .figures dd {
    font-weight: 500;
    font-variant-numeric: tabular-nums;
  }
  .chart {
    position: relative;
    padding-top: var(--space-4);
    touch-action: pan-y;
  }
  .bars {
    display: flex;
    align-items: flex-end;
    height: 9rem;
    border-bottom: 1px solid var(--line-strong);
  }
  .bars span {
    display: flex;
    flex: 1 1 0;
    align-items: flex-end;
    height: 100%;
    padding: 0 0.5px;
  }
  .bars span:hover {
    background: var(--surface-hover);
  }
  .bars i {
    width: 100%;
    min-height: var(--least);
    height: var(--height);
    background: var(--value-0);
  }
  .bars span.open i {
    background: repeating-linear-gradient(
      45deg,
      var(--value-0) 0 4px,
      color-mix(in srgb, var(--value-0) 55%, transparent) 4px 6px
    );
  }
  .axis {
    position: relative;
    height: 1.5rem;
    color: var(--ink-faint);
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
  }
  .axis span {
    position: absolute;
    top: var(--space-1);
    left: var(--left);
    white-space: nowrap;
    transform: translateX(-50%);
  }
  .axis span.first {
    transform: none;
  }
  .axis span.last {
    transform: translateX(-100%);
  }
  .threshold {
    position: absolute;
    z-index: 1;
    top: 0;
    left: var(--left);
    width: 1.5rem;
    height: calc(100% - 1.5rem);
    transform: translateX(-50%);
    border-radius: var(--radius-small);
  }
  .threshold.movable {
    cursor: ew-resize;
    touch-action: none;
  }
  .threshold::before {
    content: '';
    position: absolute;
    inset: 0.75rem calc(50% - 1px) 0;
    background: var(--bad);
  }
  .threshold::after {
    content: '';
    position: absolute;
    top: 0;
    left: calc(50% - 0.375rem);
    width: 0.75rem;
    height: 0.75rem;
    border-radius: 50% 50% 50% 0;
    background: var(--bad);
    transform: rotate(-45deg);
  }
  .told {
    min-height: 1.25rem;
    font-size: var(--text-small);
    color: var(--ink-soft);
    font-variant-numeric: tabular-nums;
  }
  .thresholds {
    display: grid;
    gap: var(--space-1);
    font-size: var(--text-small);
    font-variant-numeric: tabular-nums;
  }
  details summary {
    color: var(--ink-soft);
    font-size: var(--text-small);
    cursor: pointer;
    border-radius: var(--radius-small);
  }
  details .table-scroll {
    max-height: 22rem;
    margin-top: var(--space-2);
    overflow-y: auto;
  }
  td {
    height: 2rem;
    padding-block: var(--space-1);
  }
  td.name {
    overflow-wrap: anywhere;
  }
  td.bar {
    width: 40%;
  }
  td.bar i {
    display: block;
    width: var(--width);
    min-width: 2px;
    height: 0.625rem;
    border-radius: 2px;
    background: var(--value-0);
  }
  tr.rest td.bar i {
    background: var(--value-rest);
  }
  .note {
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius);
    background: var(--surface-sunken);
    color: var(--ink-soft);
    font-size: var(--text-small);
  }
`;
