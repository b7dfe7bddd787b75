import type { NestExpressApplication } from '@nestjs/platform-express';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { NextFunction, Request, Response } from 'express';
import swaggerUi from 'swagger-ui-express';
import { buildOpenApi } from './build-openapi.js';

const DOCUMENTATION_PATH = '/api/docs';

/** Serves the interface's description: for people at `/api/docs`, as JSON at `/api/docs-json`. */
export function serveDocumentation(app: NestExpressApplication): void {
  let document: OpenAPIObject | undefined;
  // Built at the first request: by then every handler is known.
  const describe = (): OpenAPIObject => (document ??= buildOpenApi(app));
  app.use(`${DOCUMENTATION_PATH}-json`, (_request: Request, response: Response) => {
    response.json(describe());
  });
  app.use(
    DOCUMENTATION_PATH,
    swaggerUi.serve,
    (request: Request, response: Response, next: NextFunction): void => {
      void swaggerUi.setup({ ...describe() })(request, response, next);
    },
  );
}
