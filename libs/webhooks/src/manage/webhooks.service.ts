import { Injectable } from '@nestjs/common';
import { AuditedTransactions, type PatchOperation } from '@tagwright/audit';
import { DomainError, type Actor } from '@tagwright/kernel';
import { DataSource } from 'typeorm';
import { isEventType } from '../events/event-types.js';
import { newSecret } from '../send/webhook-secret.js';
import { WebhookSecrets } from '../webhook-secrets.service.js';
import { WebhookSettings } from '../webhook-settings.js';
import type { Webhook, WebhookRequest } from '../webhook.js';
import { addressInTrail, readWebhook, WEBHOOK_COLUMNS, webhookObject } from './webhook-rows.js';

/** A webhook and its secret, which is shown this once. */
export interface IssuedSecret {
  readonly webhook: Webhook;
  readonly secret: string;
}

/** What is not given stays. */
type WebhookChange = {
  readonly [K in keyof WebhookRequest]?: WebhookRequest[K] | undefined;
};

/** Who outside is told what. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: AuditedTransactions,
    private readonly secrets: WebhookSecrets,
    private readonly settings: WebhookSettings,
  ) {}

  async list(): Promise<Webhook[]> {
    return this.dataSource.query<Webhook[]>(`SELECT ${WEBHOOK_COLUMNS} FROM webhook ORDER BY id`);
  }

  /** @throws DomainError `webhook_not_found` */
  async get(id: number): Promise<Webhook> {
    return readWebhook(this.dataSource, id);
  }

  /**
   * Adds one that is told what happens from now on.
   * @throws DomainError `webhook_without_name`, `webhook_url_unusable`, `webhook_url_refused`,
   * `event_type_unknown`
   */
  async add(actor: Actor, request: WebhookRequest): Promise<IssuedSecret> {
    const { name, url, events } = this.checked(request);
    const secret = newSecret();
    return this.transactions.run(actor, async ({ manager, record }) => {
      const [{ id }] = await manager.query<[{ id: number }]>(
        `SELECT nextval(pg_get_serial_sequence('webhook', 'id'))::int AS id`,
      );
      await manager.query(
        `INSERT INTO webhook (id, name, url, events, secret, account, position)
         VALUES ($1, $2, $3, $4, $5, $6, (SELECT coalesce(max(sequence), 0) FROM audit_seal))`,
        [id, name, url, events, await this.secrets.seal(id, secret.bytes), actor.account],
      );
      const value = { name, address: addressInTrail(url), events };
      const patch: PatchOperation[] = [{ op: 'add', path: '', value }];
      await record({ action: 'webhook.added', object: webhookObject(id), patch });
      return { webhook: await readWebhook(manager, id), secret: secret.text };
    });
  }

  /** @throws DomainError as `add`, and `webhook_not_found` */
  async change(actor: Actor, id: number, asked: WebhookChange): Promise<Webhook> {
    return this.transactions.run(actor, async ({ manager, record }) => {
      const before = await readWebhook(manager, id, 'FOR UPDATE');
      const { name, url, events } = this.checked({
        name: asked.name ?? before.name,
        url: asked.url ?? before.url,
        events: asked.events ?? before.events,
      });
      await manager.query(
        // Another address is tried at once.
        `UPDATE webhook SET name = $2, url = $3, events = $4,
           not_before = CASE WHEN url = $3 THEN not_before END WHERE id = $1`,
        [id, name, url, events],
      );
      const details = { name, address: addressInTrail(url), moved: url !== before.url, events };
      await record({ action: 'webhook.changed', object: webhookObject(id), details });
      return readWebhook(manager, id);
    });
  }

  /**
   * Another secret; events are signed with the present one too for a while, so that the receiver may
   * change over when it suits.
   * @throws DomainError `webhook_not_found`
   */
  async rotate(actor: Actor, id: number, overlapHours: number): Promise<IssuedSecret> {
    const secret = newSecret();
    const sealed = await this.secrets.seal(id, secret.bytes);
    return this.transactions.run(actor, async ({ manager, record }) => {
      await readWebhook(manager, id, 'FOR UPDATE');
      await manager.query(
        `UPDATE webhook SET previous_secret = secret, secret = $2,
           previous_until = now() + make_interval(hours => $3) WHERE id = $1`,
        [id, sealed, overlapHours],
      );
      const details = { overlapHours };
      await record({ action: 'webhook.rotated', object: webhookObject(id), details });
      return { webhook: await readWebhook(manager, id), secret: secret.text };
    });
  }

  /** Ends it with all its deliveries. @throws DomainError `webhook_not_found` */
  async remove(actor: Actor, id: number): Promise<void> {
    await this.transactions.run(actor, async ({ manager, record }) => {
      const { name, waiting } = await readWebhook(manager, id, 'FOR UPDATE');
      await manager.query('DELETE FROM webhook WHERE id = $1', [id]);
      const object = webhookObject(id);
      await record({ action: 'webhook.removed', object, details: { name, waiting } });
    });
  }

  private checked({ name, url, events }: WebhookRequest): WebhookRequest {
    if (name.trim() === '') {
      throw new DomainError('webhook_without_name', 'Say who is told.');
    }
    const unknown = events.find((type) => !isEventType(type));
    if (unknown !== undefined) {
      throw new DomainError('event_type_unknown', `There are no events of type ${unknown}.`);
    }
    return { name: name.trim(), url: this.settings.policy.read(url).href, events };
  }
}
