import type { Webhook } from '@tagwright/webhooks';

/** A webhook in one line: who, where, whether it works. */
export function webhookLine(webhook: Webhook): string {
  const { id, name, url, state, stoppedBecause, failures, waiting } = webhook;
  const notes = [
    stoppedBecause === null ? state : `${state}: ${stoppedBecause}`,
    ...(waiting > 0 ? [`${waiting} waiting`] : []),
    ...(failures > 0 ? [`failed ${failures} times in a row`] : []),
  ];
  return `${id}: ${name}, ${new URL(url).origin} (${notes.join('; ')})`;
}
