import { BadRequestException } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

/** A body that was refused before anybody parsed it. */
export class UnreadableBody extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'UnreadableBody';
  }
}

/**
 * Gives what the body's reader throws a code of ours while its cause can still be told; Nest turns
 * every syntax error into the same answer.
 */
export function nameBodyErrors(
  error: unknown,
  _request: Request,
  _response: Response,
  next: NextFunction,
): void {
  if (error instanceof UnreadableBody) {
    next(new BadRequestException({ code: error.code, message: error.message }));
  } else if (error instanceof SyntaxError && 'body' in error) {
    next(
      new BadRequestException({ code: 'json_malformed', message: 'The body is not valid JSON.' }),
    );
  } else {
    next(error);
  }
}
