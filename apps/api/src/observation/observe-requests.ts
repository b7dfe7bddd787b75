import { Logger } from '@nestjs/common';
import type { ProcessMetrics } from '@tagwright/monitoring';
import { withLogContext } from '@tagwright/platform';
import type { NextFunction, Request, Response } from 'express';
import { requestIdOf } from '../problem/request-id.js';
import type { OpenRequests } from './open-requests.js';
import { routeOf } from './route-of.js';

/**
 * Counts each request, and writes one line when it is over: method, pattern of the path, status,
 * time. Never the path itself, its query, headers or bodies, which may hold personal data.
 */
export function observeRequests(
  metrics: Pick<ProcessMetrics, 'answered'>,
  open: Pick<OpenRequests, 'begin' | 'end'>,
): (request: Request, response: Response, next: NextFunction) => void {
  const logger = new Logger('Request');
  return (request, response, next) => {
    const start = performance.now();
    const context = { requestId: requestIdOf(response) };
    withLogContext(context, () => {
      open.begin();
      response.once('close', () => {
        open.end();
        const seconds = Math.round(performance.now() - start) / 1000;
        const { method } = request;
        const answer = { method, route: routeOf(request), status: response.statusCode, seconds };
        if (!isEventStream(response)) metrics.answered(answer);
        const msg = response.writableFinished ? 'Answered' : 'Cut off';
        // The event comes from the connection, which knows nothing of the request's context.
        withLogContext(context, () => {
          logger.debug({ msg, ...answer });
        });
      });
      next();
    });
  };
}

function isEventStream(response: Response): boolean {
  return String(response.getHeader('Content-Type')).startsWith('text/event-stream');
}
