import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

const HEADER = 'X-Request-Id';

/** Gives every request an id of our own; a caller's would end up in the log unread. */
export function assignRequestId(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader(HEADER, randomUUID());
  next();
}

/** The id that the request got; a fresh one where a failure came before it. */
export function requestIdOf(response: Response): string {
  const id = response.getHeader(HEADER);
  return typeof id === 'string' ? id : randomUUID();
}
