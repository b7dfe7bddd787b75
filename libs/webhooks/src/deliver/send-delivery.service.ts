import { Injectable } from '@nestjs/common';
import { DomainError } from '@tagwright/kernel';
import { cloudEvent } from '../events/cloud-event.js';
import { noticeOf } from '../events/notice-of.js';
import { postEvent, type SendOutcome } from '../send/post-event.js';
import { WebhookSecrets } from '../webhook-secrets.service.js';
import { WebhookSettings } from '../webhook-settings.js';
import type { NextDelivery } from './webhook-lease.js';

/** One attempt: makes the event, signs it, and sends it. */
@Injectable()
export class SendDeliveryService {
  constructor(
    private readonly secrets: WebhookSecrets,
    private readonly settings: WebhookSettings,
  ) {}

  /** @throws the reason of the signal, when it ends the attempt */
  async send(webhookId: number, delivery: NextDelivery, signal: AbortSignal): Promise<SendOutcome> {
    const notice = noticeOf(delivery);
    if (notice === null) throw new Error(`Nothing is told of ${delivery.action}.`);
    const message = {
      id: delivery.hash,
      body: cloudEvent(delivery, notice, this.settings.address),
    };
    const { policy, times } = this.settings;
    try {
      const secrets = await this.secretsOf(webhookId, delivery);
      return await postEvent(delivery.url, message, secrets, {
        ...{ policy, timeout: times.timeout, signal },
      });
    } catch (error) {
      // A database that came without its data key: only another secret helps, which a person makes.
      if (!(error instanceof DomainError && error.code === 'secret_unreadable')) throw error;
      return { problem: 'secret_unreadable', status: null, answer: null, seconds: 0 };
    }
  }

  private async secretsOf(
    webhookId: number,
    { secret, previousSecret }: NextDelivery,
  ): Promise<Buffer[]> {
    const sealed = [secret, ...(previousSecret === null ? [] : [previousSecret])];
    return Promise.all(sealed.map((each) => this.secrets.open(webhookId, each)));
  }
}
