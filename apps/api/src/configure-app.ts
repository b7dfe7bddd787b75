import type { NestExpressApplication } from '@nestjs/platform-express';
import { AccessSettings } from '@tagwright/access';
import { ProcessMetrics } from '@tagwright/monitoring';
import { observeRequests } from './observation/observe-requests.js';
import { OpenRequests } from './observation/open-requests.js';
import { serveDocumentation } from './openapi/serve-documentation.js';
import { servePortal } from './portal/serve-portal.js';
import { refuseDeepJson } from './problem/refuse-deep-json.js';
import { assignRequestId } from './problem/request-id.js';
import { RequestValidationPipe } from './problem/request-validation.pipe.js';
import { refuseOtherBodies } from './problem/refuse-other-bodies.js';
import { nameBodyErrors } from './problem/unreadable-body.js';
import { securityHeaders } from './security/security-headers.js';

/** A filter with thousands of values fits; nothing that is asked here is larger. */
const LARGEST_BODY = '1mb';

const API_PREFIX = 'api/v1';

/** What every instance of the interface needs, the describing one included. */
export function configureRouting(app: NestExpressApplication): void {
  app.setGlobalPrefix(API_PREFIX, { exclude: ['metrics'] });
  app.useGlobalPipes(new RequestValidationPipe());
}

/** Headers, body limits, the documentation's page and the portal. */
export function configureServing(app: NestExpressApplication, portalDirectory: string): void {
  app.disable('x-powered-by');
  // Only a proxy on this machine, which people use the public name of, may say who is behind it.
  app.set('trust proxy', app.get(AccessSettings).publicUrl === null ? false : 'loopback');
  app.use(assignRequestId);
  app.use(observeRequests(app.get(ProcessMetrics), app.get(OpenRequests)));
  app.use(securityHeaders());
  app.use(refuseOtherBodies);
  // Nest's types leave `verify` out; Express's reader calls it with the whole body.
  const reading = { limit: LARGEST_BODY, verify: refuseDeepJson };
  app.useBodyParser('json', reading);
  app.use(nameBodyErrors);
  serveDocumentation(app);
  servePortal(app, portalDirectory);
}
