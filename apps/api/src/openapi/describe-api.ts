import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { OpenAPIObject } from '@nestjs/swagger';
import { ApiModule } from '../api.module.js';
import { configureRouting } from '../configure-app.js';
import { buildOpenApi } from './build-openapi.js';

/** The interface's description without a database: nothing but the handlers' shapes is looked at. */
export async function describeApi(): Promise<OpenAPIObject> {
  const nothing = { get: () => undefined as never };
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.over(nothing), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  configureRouting(app);
  return buildOpenApi(app);
}
