import { Injectable } from '@nestjs/common';
import { openBytes, sealBytes } from '@tagwright/platform';
import { WebhookSettings } from './webhook-settings.js';

/** Secrets as the database holds them: encrypted, each for its own webhook. */
@Injectable()
export class WebhookSecrets {
  constructor(private readonly settings: WebhookSettings) {}

  async seal(webhookId: number, secret: Buffer): Promise<Buffer> {
    return sealBytes(await this.settings.key(), place(webhookId), secret);
  }

  /** @throws DomainError `secret_unreadable` */
  async open(webhookId: number, sealed: Buffer): Promise<Buffer> {
    return openBytes(await this.settings.key(), place(webhookId), sealed);
  }
}

function place(webhookId: number): string {
  return `webhook ${webhookId}`;
}
