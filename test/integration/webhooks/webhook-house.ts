import { randomBytes } from 'node:crypto';
import { AuditedTransactions, EventSealer, type AuditEvent } from '@tagwright/audit';
import { SYSTEM } from '@tagwright/kernel';
import { Secret } from '@tagwright/platform';
import {
  ControlWebhookService,
  DeliveriesService,
  DeliverWebhooksService,
  WebhooksService,
  WebhookSettings,
  type Delivery,
  type EventType,
  type Webhook,
} from '@tagwright/webhooks';
import { SendDeliveryService } from '../../../libs/webhooks/src/deliver/send-delivery.service.js';
import { WebhookSecrets } from '../../../libs/webhooks/src/webhook-secrets.service.js';
import { ANN, ChangeHouse } from '../changes/change-house.js';
import type { Receiver } from './receiver.js';

/** Attempts are short and nothing is tried again by itself, so that tests say when. */
const TIMES = {
  timeout: 500,
  lease: 30,
  firstWait: 3_600,
  longestWait: 3_600,
  giveUpAfter: 86_400,
};

export const SNAPSHOT: AuditEvent = {
  action: 'snapshot.published',
  object: { kind: 'snapshot', code: '7' },
  details: { runId: 9, contentDigest: 'abc' },
};

/** Webhooks over a house in which things are changed and reviewed. */
export class WebhookHouse {
  readonly webhooks: WebhooksService;
  readonly control: ControlWebhookService;
  readonly deliveries: DeliveriesService;
  private readonly transactions: AuditedTransactions;
  private readonly secrets: WebhookSecrets;

  private constructor(
    readonly changes: ChangeHouse,
    private readonly settings: WebhookSettings,
  ) {
    const { dataSource } = changes.database;
    this.transactions = new AuditedTransactions(dataSource);
    this.secrets = new WebhookSecrets(settings);
    this.webhooks = new WebhooksService(dataSource, this.transactions, this.secrets, settings);
    this.control = new ControlWebhookService(this.transactions);
    this.deliveries = new DeliveriesService(dataSource, this.transactions);
  }

  /** @param networks private ones that events may go to */
  static async open(networks: readonly string[] = []): Promise<WebhookHouse> {
    const changes = await ChangeHouse.open();
    const settings = new WebhookSettings(
      {
        home: '/nonexistent',
        dataKey: new Secret(randomBytes(32)),
        publicUrl: new URL('https://tags.example.com'),
        webhooks: { allowHttp: true, networks },
      },
      TIMES,
    );
    const house = new WebhookHouse(changes, settings);
    await house.seal();
    return house;
  }

  /** What a worker has of its own. */
  worker(): DeliverWebhooksService {
    const sender = new SendDeliveryService(this.secrets, this.settings);
    return new DeliverWebhooksService(this.changes.database.dataSource, sender, this.settings);
  }

  async add(
    receiver: Pick<Receiver, 'url'>,
    events: readonly EventType[] = [],
  ): Promise<{ id: number; secret: string }> {
    const request = { name: 'Campaigns', url: receiver.url, events };
    const { webhook, secret } = await this.webhooks.add(ANN, request);
    return { id: webhook.id, secret };
  }

  /** Something happens. */
  async happen(...events: readonly AuditEvent[]): Promise<void> {
    for (const event of events) {
      await this.transactions.run(SYSTEM, (change) => change.record(event));
    }
  }

  /** What happened is sealed, and sent as far as it can be. */
  async tell(): Promise<void> {
    await this.seal();
    await this.worker().sendNow();
  }

  /** Lets the database's clock be past every wait. */
  async letWaitsEnd(): Promise<void> {
    await this.query('UPDATE webhook SET not_before = now()');
  }

  get(id: number): Promise<Webhook> {
    return this.webhooks.get(id);
  }

  /** Oldest first. */
  async sent(id: number): Promise<Delivery[]> {
    return (await this.deliveries.list(id, { limit: 100 })).items.reverse();
  }

  query<T>(sql: string, values: unknown[] = []): Promise<T[]> {
    return this.changes.query<T>(sql, values);
  }

  /** Ends all webhooks, so that one test's do not hear of the next one's events. */
  async clear(): Promise<void> {
    await this.query('DELETE FROM webhook');
  }

  close(): Promise<void> {
    return this.changes.close();
  }

  async seal(): Promise<void> {
    const session = this.changes.database.dataSource.createQueryRunner();
    try {
      await new EventSealer().seal(session);
    } finally {
      await session.release();
    }
  }
}
