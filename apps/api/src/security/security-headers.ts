import helmet from 'helmet';
import type { NextFunction, Request, Response } from 'express';

type Middleware = (request: Request, response: Response, next: NextFunction) => void;

/** The interface's page of documentation brings its own inline styles; the portal has none. */
const DOCUMENTATION = '/api/docs';

/**
 * Headers that keep foreign code out of our pages. `upgrade-insecure-requests` and HSTS stay away:
 * the server speaks plain HTTP on loopback.
 */
export function securityHeaders(): Middleware {
  const strict = headersWith(["'self'"]);
  const documentation = headersWith(["'self'", "'unsafe-inline'"]);
  return (request, response, next) => {
    (request.path.startsWith(DOCUMENTATION) ? documentation : strict)(request, response, next);
  };
}

function headersWith(styleSrc: readonly string[]): Middleware {
  return helmet({
    strictTransportSecurity: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: [...styleSrc],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  });
}
