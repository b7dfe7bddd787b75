import {
  createParamDecorator,
  HttpException,
  HttpStatus,
  type ExecutionContext,
} from '@nestjs/common';
import type { Request } from 'express';

/** The revision that an editor saw, from `If-Match: "7"`; without it nothing is edited. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<Request>().header('if-match');
  const revision = /^"([1-9]\d{0,8})"$/.exec(header ?? '')?.[1];
  if (revision !== undefined) return Number(revision);
  throw new HttpException(
    {
      code: 'if_match_missing',
      message: 'An edit carries If-Match with the ETag of what was looked at, e.g. "7".',
    },
    HttpStatus.PRECONDITION_REQUIRED,
  );
});
