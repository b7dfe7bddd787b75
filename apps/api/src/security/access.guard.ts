import { timingSafeEqual } from 'node:crypto';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Identity } from '@tagwright/access';
import { DomainError } from '@tagwright/kernel';
import type { Request, Response } from 'express';
import { Authenticator } from './authenticator.js';
import type { IdentifiedRequest } from './current-actor.decorator.js';
import { isFromThisMachine } from './is-from-this-machine.js';
import { accessOf, type HandlerAccess } from './requires.decorator.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Lets a handler be called by who is signed in and has the permission that it names. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly authenticator: Authenticator) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = accessOf(context.getHandler(), context.getClass());
    const http = context.switchToHttp();
    const request = http.getRequest<IdentifiedRequest>();
    if (access?.kind === 'public') return true;
    if (access?.kind === 'requires' && access.orThisMachine && isFromThisMachine(request)) {
      return true;
    }
    // What is for one person's eyes stays in nobody's cache.
    http.getResponse<Response>().setHeader('Cache-Control', 'no-store');
    const identity = await this.authenticator.identify(request);
    if (identity === null) throw unauthenticated();
    if (identity.proof.kind === 'session') refuseForgery(request, identity.proof.csrf);
    allow(identity, access);
    request.identity = identity;
    return true;
  }
}

/** A handler that says nothing of who may call it may be called by nobody. */
function allow(identity: Identity, access: HandlerAccess | undefined): void {
  if (access?.kind === 'signed_in') return;
  if (identity.mustChangePassword) {
    throw new DomainError(
      'password_change_required',
      'Choose a password of your own before anything else.',
      { kind: 'refused' },
    );
  }
  if (access?.kind !== 'requires') throw forbidden(null);
  const missing = access.permissions.find((permission) => !identity.permissions.has(permission));
  if (missing !== undefined) throw forbidden(missing);
}

/** A foreign page can have the browser send the cookie, but does not know what goes with it. */
function refuseForgery(request: Request, csrf: string): void {
  if (READING.has(request.method)) return;
  const sent = Buffer.from(request.header('x-csrf-token') ?? '');
  const expected = Buffer.from(csrf);
  if (sent.length === expected.length && timingSafeEqual(sent, expected)) return;
  throw new DomainError(
    'csrf_refused',
    'A change made with a session carries the header X-CSRF-Token that GET /api/v1/session tells.',
    { kind: 'refused' },
  );
}

export function unauthenticated(): DomainError {
  return new DomainError('unauthenticated', 'Sign in, or send a key that is valid.', {
    kind: 'unauthenticated',
  });
}

function forbidden(permission: string | null): DomainError {
  return new DomainError(
    'forbidden',
    permission === null ? 'Nobody may do this.' : `This needs the permission ${permission}.`,
    { kind: 'refused', details: permission === null ? {} : { permission } },
  );
}
