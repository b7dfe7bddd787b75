import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Identity, Scope } from '@tagwright/access';
import type { Actor } from '@tagwright/kernel';
import type { Request } from 'express';

/** A request after the guard has found out who asks. */
export interface IdentifiedRequest extends Request {
  identity?: Identity;
}

/** Who asks, for a handler that changes something. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor => identityOf(context).actor,
);

/** Who asks, with all that they may do. */
export const CurrentIdentity = createParamDecorator(
  (_: unknown, context: ExecutionContext): Identity => identityOf(context),
);

/** What of the house who asks reaches. */
export const CurrentScope = createParamDecorator(
  (_: unknown, context: ExecutionContext): Scope => identityOf(context).scope,
);

function identityOf(context: ExecutionContext): Identity {
  const { identity } = context.switchToHttp().getRequest<IdentifiedRequest>();
  if (identity === undefined) throw new Error('A handler that acts for somebody must be guarded.');
  return identity;
}
