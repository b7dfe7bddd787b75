import { Injectable, Logger } from '@nestjs/common';
import { Repetition } from '@tagwright/platform';
import { DataSource } from 'typeorm';
import { WebhookSettings } from '../webhook-settings.js';
import { planDeliveries } from './plan-deliveries.js';
import { SendDeliveryService } from './send-delivery.service.js';
import { WebhookLease } from './webhook-lease.js';

/** How often it looks for events, in milliseconds. */
const LOOK_EVERY = 1_000;
/** Webhooks that one process sends to at once: a slow receiver holds up itself alone. */
const AT_ONCE = 8;
/** Events in a row for one webhook, before others have their turn. */
const TURN = 100;
/** How long an attempt may go on after the process was told to stop, in milliseconds. */
const STOP_PATIENCE = 2_000;
/** How long what became of deliveries is kept, in days. */
const KEPT_DAYS = 90;
const CLEAN_EVERY = 3_600_000;

/** Sends events to webhooks, in every process that serves; of many each webhook has one at a time. */
@Injectable()
export class DeliverWebhooksService {
  private readonly logger = new Logger(DeliverWebhooksService.name);
  private readonly atWork = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private isStopping = false;
  private cleanDue = 0;
  private readonly rounds = new Repetition(() => this.look(), {
    every: LOOK_EVERY,
    failed: 'Looking for events to send failed',
    logger: this.logger,
  });

  constructor(
    private readonly dataSource: DataSource,
    private readonly sender: SendDeliveryService,
    private readonly settings: WebhookSettings,
  ) {}

  /** Begins; again does nothing. */
  start(): void {
    this.rounds.start();
  }

  /** Begins no attempt any more; one under way may end for a moment, and is made again elsewhere. */
  async stop(): Promise<void> {
    this.isStopping = true;
    await this.rounds.stop();
    const patience = setTimeout(() => {
      this.stopping.abort();
    }, STOP_PATIENCE);
    await Promise.all(this.atWork);
    clearTimeout(patience);
  }

  /**
   * Sends what waits now and can be sent; for who asks by a command.
   * @param only this webhook; without, all
   */
  async sendNow(only?: number): Promise<void> {
    await this.look(only);
    await Promise.all(this.atWork);
  }

  /** Does not wait for what it begins: nobody waits for a slow receiver. */
  private async look(only?: number): Promise<void> {
    await planDeliveries(this.dataSource);
    const { times } = this.settings;
    const which = { limit: AT_ONCE - this.atWork.size, ...(only !== undefined && { only }) };
    for (const lease of await WebhookLease.take(this.dataSource, times, which)) {
      const work = this.sendTo(lease).finally(() => this.atWork.delete(work));
      this.atWork.add(work);
    }
    await this.clean();
  }

  private async sendTo(lease: WebhookLease): Promise<void> {
    try {
      for (let turn = 0; turn < TURN && !this.isStopping; turn += 1) {
        const delivery = await lease.next();
        if (delivery === null) break;
        const outcome = await this.sender.send(lease.webhookId, delivery, this.stopping.signal);
        if (!(await lease.record(delivery.id, outcome))) break;
      }
      await lease.release();
    } catch (error) {
      const { webhookId } = lease;
      if (this.stopping.signal.aborted)
        await lease.release().catch(() => undefined); // or it runs out
      else this.logger.warn({ msg: 'Sending to a webhook failed', webhookId, err: error });
    }
  }

  private async clean(): Promise<void> {
    if (performance.now() < this.cleanDue) return;
    this.cleanDue = performance.now() + CLEAN_EVERY;
    await this.dataSource.query(
      `DELETE FROM webhook_delivery
       WHERE state <> 'waiting' AND created_at < now() - make_interval(days => ${KEPT_DAYS})`,
    );
  }
}
