import { UnsupportedMediaTypeException } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

/** A body that is not JSON would go unread, and what it asks for would be left out in silence. */
export function refuseOtherBodies(request: Request, _response: Response, next: NextFunction): void {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  const hasBody = encoding !== undefined || (length !== undefined && length !== '0');
  if (!hasBody || request.is('application/json') === 'application/json') {
    next();
    return;
  }
  const message = 'A body must be JSON: set Content-Type to application/json.';
  next(new UnsupportedMediaTypeException({ code: 'body_not_json', message }));
}
