import { dataKey, type Config } from '@tagwright/platform';
import { AddressPolicy } from './send/address-policy.js';

/** How patient deliveries are. */
export interface DeliveryTimes {
  /** Of one attempt, in milliseconds. */
  readonly timeout: number;
  /** How long nobody else takes a webhook over from who delivers to it, in seconds; more than an attempt. */
  readonly lease: number;
  /** After the first failure; each later wait is twice as long. In seconds. */
  readonly firstWait: number;
  readonly longestWait: number;
  /** How long a receiver may fail until it is set aside, in seconds. */
  readonly giveUpAfter: number;
}

const TIMES: DeliveryTimes = {
  timeout: 10_000,
  lease: 30,
  firstWait: 5,
  longestWait: 3_600,
  giveUpAfter: 3 * 86_400,
};

/** What webhooks need of the configuration. */
export class WebhookSettings {
  readonly policy: AddressPolicy;
  /** Under which people reach the portal; null where nobody said. */
  readonly address: string | null;
  /** Encrypts secrets. */
  readonly key: () => Promise<Buffer>;

  constructor(
    config: Pick<Config, 'home' | 'dataKey' | 'publicUrl' | 'webhooks'>,
    readonly times: DeliveryTimes = TIMES,
  ) {
    this.policy = new AddressPolicy(config.webhooks);
    this.address = config.publicUrl?.origin ?? null;
    this.key = () => dataKey(config);
  }
}
