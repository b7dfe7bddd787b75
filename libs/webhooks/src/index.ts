export { DeliverWebhooksService } from './deliver/deliver-webhooks.service.js';
export { EVENT_TYPES, isEventType, type EventType } from './events/event-types.js';
export { ControlWebhookService, MISSED, type Missed } from './manage/control-webhook.service.js';
export { DeliveriesService } from './manage/deliveries.service.js';
export { WebhooksService, type IssuedSecret } from './manage/webhooks.service.js';
export { SEND_PROBLEMS, type SendProblem } from './send/post-event.js';
export {
  DELIVERY_STATES,
  STOP_REASONS,
  WEBHOOK_STATES,
  type Delivery,
  type DeliveryState,
  type StopReason,
  type Webhook,
  type WebhookState,
} from './webhook.js';
export { readWebhookFigures, type WebhookFigures } from './webhook-figures.js';
export { WebhookSettings } from './webhook-settings.js';
export { WebhooksModule } from './webhooks.module.js';
