import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { AccessSettings } from '@tagwright/access';
import { DomainError } from '@tagwright/kernel';
import { isLoopbackAddress, isLoopbackHost } from '@tagwright/platform';
import type { Request } from 'express';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request comes the way it should, whoever asks: by a name that is ours (a foreign page
 * that rebinds its own name to this machine sends that name), and, where it changes anything, from a
 * page of this very origin.
 */
@Injectable()
export class HostGuard implements CanActivate {
  constructor(private readonly settings: AccessSettings) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const isFromHere = isLoopbackAddress(request.socket.remoteAddress);
    if (!isFromHere && !this.settings.listensBeyond) {
      throw refusal('address_refused', 'Only this machine may use the interface.');
    }
    if (!(isFromHere && isLoopbackHost(request.headers.host)) && !this.isPublicName(request)) {
      throw refusal('host_refused', this.answersTo());
    }
    if (!READING.has(request.method) && this.isForeign(request)) {
      throw refusal('origin_refused', 'A page of another origin may not change anything here.');
    }
    return true;
  }

  private isPublicName({ headers: { host } }: Request): boolean {
    const { publicUrl } = this.settings;
    return publicUrl !== null && host?.toLowerCase() === publicUrl.host;
  }

  private isForeign(request: Request): boolean {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
    const { origin } = request.headers;
    if (origin === undefined) return false;
    if (!URL.canParse(origin)) return true;
    return this.isPublicName(request)
      ? new URL(origin).origin !== this.settings.publicUrl?.origin
      : new URL(origin).host !== request.headers.host;
  }

  private answersTo(): string {
    const name = this.settings.publicUrl?.host ?? 'localhost and 127.0.0.1';
    return `The interface answers to ${name} only.`;
  }
}

function refusal(code: string, message: string): DomainError {
  return new DomainError(code, message, { kind: 'refused' });
}
