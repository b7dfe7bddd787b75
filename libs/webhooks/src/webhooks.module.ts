import { Module } from '@nestjs/common';
import { AuditModule } from '@tagwright/audit';
import { DeliverWebhooksService } from './deliver/deliver-webhooks.service.js';
import { SendDeliveryService } from './deliver/send-delivery.service.js';
import { ControlWebhookService } from './manage/control-webhook.service.js';
import { DeliveriesService } from './manage/deliveries.service.js';
import { WebhooksService } from './manage/webhooks.service.js';
import { WebhookSecrets } from './webhook-secrets.service.js';

const SERVICES = [
  ControlWebhookService,
  DeliveriesService,
  DeliverWebhooksService,
  WebhooksService,
];

/** Who outside is told what happens, and how it gets there. */
@Module({
  imports: [AuditModule],
  providers: [...SERVICES, SendDeliveryService, WebhookSecrets],
  exports: SERVICES,
})
export class WebhooksModule {}
