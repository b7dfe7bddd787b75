import type { Delivery, IssuedSecret, Webhook } from '@tagwright/webhooks';
import type { Fields } from '../shared/fields.js';
import type { IssuedWebhookDto, WebhookDeliveryDto, WebhookDto } from './webhook.dto.js';

export function webhookDto(webhook: Webhook): Fields<WebhookDto> {
  const { id, name, url, events, state, stoppedBecause, failures, waiting, account } = webhook;
  return {
    ...{ id, name, url, events: [...events], state, stoppedBecause, failures, waiting, account },
    failingSince: webhook.failingSince?.toISOString() ?? null,
    nextAttemptAt: webhook.notBefore?.toISOString() ?? null,
    previousUntil: webhook.previousUntil?.toISOString() ?? null,
    deliveredAt: webhook.deliveredAt?.toISOString() ?? null,
    createdAt: webhook.createdAt.toISOString(),
  };
}

export function issuedWebhookDto({ webhook, secret }: IssuedSecret): IssuedWebhookDto {
  return { webhook: webhookDto(webhook), secret };
}

export function deliveryDto(delivery: Delivery): Fields<WebhookDeliveryDto> {
  const { attemptedAt, occurredAt, ...rest } = delivery;
  return {
    ...rest,
    attemptedAt: attemptedAt?.toISOString() ?? null,
    occurredAt: occurredAt.toISOString(),
  };
}
