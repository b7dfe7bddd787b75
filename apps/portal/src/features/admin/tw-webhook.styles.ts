import { css } from 'lit';

/** Colours of how a webhook and its deliveries are. */
export const webhookStyles = css`
  .line {
    display: block;
  }
  .delivered {
    color: var(--good);
  }
  .paused,
  .waiting {
    color: var(--wait);
  }
  .set_aside,
  .failing {
    color: var(--bad);
  }
  .skipped {
    color: var(--ink-faint);
  }
`;
