import { fileURLToPath } from 'node:url';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ApiModule } from './api.module.js';
import { configureRouting, configureServing } from './configure-app.js';

export interface ApiOptions {
  /** The open house, from which the handlers get their services; its owner closes it. */
  readonly session: { readonly services: Pick<INestApplicationContext, 'get'> };
  /** Where the built portal lies; beside the built interface if left out. */
  readonly portalDirectory?: string;
}

/** From dist/apps/api/src to dist/apps/portal. */
const BUILT_PORTAL = fileURLToPath(new URL('../../portal', import.meta.url));

/**
 * The HTTP interface, ready to listen. Closing it ends open event streams at once and leaves the
 * services open.
 */
export async function createApi(options: ApiOptions): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(
    ApiModule.over(options.session.services),
    { bodyParser: false, forceCloseConnections: true, abortOnError: false, bufferLogs: false },
  );
  configureRouting(app);
  configureServing(app, options.portalDirectory ?? BUILT_PORTAL);
  return app;
}
