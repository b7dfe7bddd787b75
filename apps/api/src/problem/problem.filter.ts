import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
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
    if (problem.status >= 500) this.report(error, `${request.method} ${request.path} ${id}`);
    if (response.headersSent) {
      // Too late for an answer: cut the connection so that the reader does not take a part for all.
      response.destroy();
      return;
    }
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  private report(error: unknown, what: string): void {
    if (error instanceof Error) {
      const cause = error.cause instanceof Error ? `\ncaused by ${error.cause.stack ?? ''}` : '';
      this.logger.error(`${what}: ${error.message}`, `${error.stack ?? ''}${cause}`);
    } else {
      this.logger.error(`${what}: ${String(error)}`);
    }
  }
}
