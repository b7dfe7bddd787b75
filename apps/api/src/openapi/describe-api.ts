import 'reflect-metadata';
import { Module, type Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { OpenAPIObject } from '@nestjs/swagger';
import { CONTROLLERS } from '../api.module.js';
import { configureRouting } from '../configure-app.js';
import { CLOCK } from '../tokens.js';
import { buildOpenApi } from './build-openapi.js';

@Module({ controllers: [...CONTROLLERS], providers: placeholders() })
class DescribedModule {}

/** The interface's description without a database: nothing but the handlers' shapes is looked at. */
export async function describeApi(): Promise<OpenAPIObject> {
  const app = await NestFactory.create<NestExpressApplication>(DescribedModule, {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  configureRouting(app);
  return buildOpenApi(app);
}

/** Stands in for every service that a handler asks for; none of them is ever called. */
function placeholders(): Provider[] {
  const asked = CONTROLLERS.flatMap(
    (controller) =>
      (Reflect.getMetadata('design:paramtypes', controller) ?? []) as (new () => unknown)[],
  );
  return [...new Set(asked), CLOCK].map((provide) => ({ provide, useValue: {} }));
}
