import { css } from 'lit';

export const timelineStyles = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-bottom: var(--space-3);
  }
  .days {
    margin-top: var(--space-3);
  }
  .day {
    display: grid;
    grid-template-columns: 7rem minmax(0, 1fr);
    gap: var(--space-3);
    border-top: 1px solid var(--line);
  }
  .day h3 {
    padding-top: 0.625rem;
    color: var(--ink-soft);
    font-weight: 500;
    font-variant-numeric: tabular-nums;
  }
  .event + .event {
    border-top: 1px solid color-mix(in srgb, var(--line) 55%, transparent);
  }
  summary {
    display: grid;
    grid-template-columns: 3rem 8.5rem minmax(0, 1fr);
    gap: var(--space-2);
    align-items: center;
    min-height: 2.25rem;
    padding: var(--space-1) 0;
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary:hover {
    background: var(--surface-hover);
  }
  .time {
    color: var(--ink-faint);
    font-size: var(--text-small);
    font-variant-numeric: tabular-nums;
  }
  .kind {
    display: inline-flex;
    gap: var(--space-2);
    align-items: center;
    font-weight: 500;
  }
  .kind::before {
    flex: none;
    width: 0.5rem;
    height: 0.5rem;
    border-radius: 50%;
    background: var(--value-rest);
    content: '';
  }
  .kind.lead::before,
  .kind.lead_event::before,
  .kind.test_drive::before {
    background: var(--value-1);
  }
  .kind.contact_attempt::before,
  .kind.campaign_response::before {
    background: var(--value-2);
  }
  .kind.sales_order::before,
  .kind.service_order::before {
    background: var(--value-0);
  }
  .kind.complaint::before,
  .kind.satisfaction::before {
    background: var(--value-4);
  }
  .kind.insurance_policy::before,
  .kind.loyalty_transaction::before {
    background: var(--value-3);
  }
  .what {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .later {
    color: var(--wait);
    font-size: var(--text-small);
  }
  details tw-record-facts {
    margin: var(--space-1) 0 var(--space-4);
    padding: var(--space-3) var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface-sunken);
  }
  .end {
    padding: var(--space-4) 0;
  }
  @media (max-width: 48rem) {
    .day {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    summary {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
  }
`;
