import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '@tagwright/kernel';
import type { Request } from 'express';
import { isLoopbackAddress, isLoopbackHost } from './loopback.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Stands in for accounts: only this machine may ask, under a loopback name (a foreign page that
 * rebinds its own name to 127.0.0.1 sends that name), and only pages of this very origin may
 * change anything.
 */
@Injectable()
export class LocalOnlyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    if (!isLoopbackAddress(request.socket.remoteAddress)) {
      throw refusal('address_refused', 'Only this machine may use the interface.');
    }
    if (!isLoopbackHost(request.headers.host)) {
      throw refusal('host_refused', 'The interface answers to localhost and 127.0.0.1 only.');
    }
    if (!READING.has(request.method) && isForeign(request)) {
      throw refusal('origin_refused', 'A page of another origin may not change anything here.');
    }
    return true;
  }
}

function isForeign(request: Request): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const { origin } = request.headers;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== request.headers.host;
}

function refusal(code: string, message: string): DomainError {
  return new DomainError(code, message, { kind: 'refused' });
}
