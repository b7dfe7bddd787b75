import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { packageRoot } from '@tagwright/platform';
import { ApiModule } from './api.module.js';
import { configureRouting, configureServing } from './configure-app.js';

export interface ApiOptions {
  /** The open house, from which the handlers get their services; its owner closes it. */
  readonly session: { readonly services: Pick<INestApplicationContext, 'get'> };
  /** Where the built portal lies; in the product's own `dist` if left out. */
  readonly portalDirectory?: string;
}

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
  configureServing(app, options.portalDirectory ?? join(packageRoot(), 'dist/apps/portal'));
  return app;
}
