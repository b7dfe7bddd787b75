import type { SendProblem } from './send/post-event.js';

export const WEBHOOK_STATES = ['active', 'paused', 'set_aside'] as const;

export type WebhookState = (typeof WEBHOOK_STATES)[number];

export const STOP_REASONS = ['failing', 'gone', 'restored'] as const;

/** Why the product itself stopped telling somebody. */
export type StopReason = (typeof STOP_REASONS)[number];

/** Somebody outside who is told what happens; never with their secret. */
export interface Webhook {
  readonly id: number;
  readonly name: string;
  readonly url: string;
  /** Types of events; empty: all. */
  readonly events: readonly string[];
  readonly state: WebhookState;
  readonly stoppedBecause: StopReason | null;
  /** Attempts since the last success. */
  readonly failures: number;
  readonly failingSince: Date | null;
  /** When it is tried again. */
  readonly notBefore: Date | null;
  /** Until then events are signed with the secret before the last rotation, too. */
  readonly previousUntil: Date | null;
  /** Events that have not been delivered yet. */
  readonly waiting: number;
  readonly deliveredAt: Date | null;
  readonly account: string;
  readonly createdAt: Date;
}

export const DELIVERY_STATES = ['waiting', 'delivered', 'skipped'] as const;

export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** One event for one webhook. */
export interface Delivery {
  readonly id: number;
  /** The event's id, by which receivers know it again. */
  readonly event: string;
  readonly type: string;
  readonly subject: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** Of the last attempt. */
  readonly status: number | null;
  readonly problem: SendProblem | null;
  readonly answer: string | null;
  readonly seconds: number | null;
  readonly attemptedAt: Date | null;
  /** When the event happened. */
  readonly occurredAt: Date;
}

/** What a webhook is asked to be. */
export interface WebhookRequest {
  readonly name: string;
  readonly url: string;
  /** Empty: all. */
  readonly events: readonly string[];
}
