import { isLoopbackAddress, isLoopbackHost } from '@tagwright/platform';
import type { Request } from 'express';

/** Whether a program on this machine asks for itself, and not a proxy for somebody else. */
export function isFromThisMachine({ socket, headers }: Request): boolean {
  return (
    isLoopbackAddress(socket.remoteAddress) &&
    isLoopbackHost(headers.host) &&
    headers.forwarded === undefined &&
    headers['x-forwarded-for'] === undefined
  );
}
