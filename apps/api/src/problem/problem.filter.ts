import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { DomainError } from '@tagwright/kernel';
import type { Request, Response } from 'express';
import { routeOf } from '../observation/route-of.js';
import { requestIdOf } from './request-id.js';
import { problemOf } from './problem-of.js';
import type { ProblemDto } from './problem.dto.js';

/** The one place where failures become answers: application/problem+json (RFC 9457). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const id = requestIdOf(response);
    const problem: ProblemDto = { ...problemOf(error), instance: `urn:uuid:${id}` };
    // Who edits asks anew with each change, and goes away from what was asked before: no failure.
    if (problem.status >= 500 && problem.code !== 'asker_gone') {
      const { method } = request;
      this.logger.error({ msg: 'A request failed', method, route: routeOf(request), err: error });
    }
    if (response.headersSent) {
      // Too late for an answer: cut the connection so that the reader does not take a part for all.
      response.destroy();
      return;
    }
    if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="tagwright"');
    const seconds = retryAfterOf(error);
    if (seconds !== null) response.setHeader('Retry-After', seconds);
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}

/** In how many seconds it is worth asking again. */
function retryAfterOf(error: unknown): number | null {
  if (!(error instanceof DomainError)) return null;
  const { retryAfterSeconds } = error.details;
  return typeof retryAfterSeconds === 'number' ? retryAfterSeconds : null;
}
