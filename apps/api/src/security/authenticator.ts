import { Injectable } from '@nestjs/common';
import { AccessSettings, FindKeyService, SessionsService, type Identity } from '@tagwright/access';
import type { Request } from 'express';
import { readSessionCookie } from './session-cookie.js';

const BEARER = /^Bearer ([\x21-\x7e]{1,200})$/i;

/** Finds out who asks: by a key in `Authorization`, else by the session's cookie. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly sessions: SessionsService,
    private readonly keys: FindKeyService,
    private readonly settings: AccessSettings,
  ) {}

  /**
   * Null for nobody. Who shows a key that is not valid is nobody, whatever cookie comes along.
   * @param touch whether this counts as being there
   */
  async identify(request: Request, touch = true): Promise<Identity | null> {
    const address = request.ip ?? null;
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const key = BEARER.exec(authorization)?.[1];
      return key === undefined ? null : this.keys.find(key, address);
    }
    return this.sessions.find(readSessionCookie(request, this.settings), address, touch);
  }
}
