import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

/** What a receiver is given to verify with, in the spelling of Standard Webhooks. */
export interface WebhookSecret {
  readonly text: string;
  readonly bytes: Buffer;
}

export function newSecret(): WebhookSecret {
  const bytes = randomBytes(SECRET_BYTES);
  return { text: `${PREFIX}${bytes.toString('base64')}`, bytes };
}

/** What is signed. */
export interface SignedContent {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

/**
 * The header `webhook-signature` of Standard Webhooks 1.0: one signature for each secret that the
 * receiver may still have.
 */
export function signatures(
  secrets: readonly Buffer[],
  { id, timestamp, body }: SignedContent,
): string {
  return secrets
    .map((secret) => {
      const mac = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`);
      return `v1,${mac.digest('base64')}`;
    })
    .join(' ');
}
