import type { Request } from 'express';

/**
 * The pattern that a request matched, e.g. `/api/v1/customers/:id`: there are few of them, and they
 * hold nothing that a caller wrote. `other` for the portal, its files and what is not there.
 */
export function routeOf(request: Request): string {
  const { path } = (request.route ?? {}) as { path?: unknown };
  return typeof path === 'string' ? path : 'other';
}
