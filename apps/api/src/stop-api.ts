import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ReadinessService } from '@tagwright/monitoring';
import { OpenRequests } from './observation/open-requests.js';

export interface StopApiOptions {
  /** How long it says that it is not ready and still takes requests, in milliseconds. */
  readonly noticeMs?: number;
  /** How long requests under way may take to end, in milliseconds. */
  readonly graceMs?: number;
}

/**
 * Ends the interface in order: first it is no longer ready, so that a proxy turns elsewhere, and event
 * streams end; then it takes no more requests; those under way may end; what is left is cut off,
 * which its reader notices by the length that was announced.
 */
export async function stopApi(
  app: NestExpressApplication,
  { noticeMs = 1_000, graceMs = 4_000 }: StopApiOptions = {},
): Promise<void> {
  const server = app.getHttpServer();
  if (server.listening) {
    const requests = app.get(OpenRequests);
    app.get(ReadinessService).stop();
    requests.stop();
    await delay(noticeMs);
    server.close();
    server.closeIdleConnections();
    const cut = await requests.settled(graceMs);
    if (cut > 0) new Logger('Request').warn({ msg: 'Cutting requests off to end in time', cut });
  }
  await app.close();
}
