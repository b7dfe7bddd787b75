import type { AccessSettings } from '@tagwright/access';
import type { CookieOptions, Request, Response } from 'express';

/** Over TLS the browser itself makes sure that no other host and no plain HTTP has set it. */
function nameOf({ isSecure }: Pick<AccessSettings, 'isSecure'>): string {
  return isSecure ? '__Host-tagwright_session' : 'tagwright_session';
}

/** The session's token. Of two cookies of one name, one was planted: neither is believed. */
export function readSessionCookie(request: Request, settings: AccessSettings): string | undefined {
  const start = `${nameOf(settings)}=`;
  const found = (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(start));
  return found.length === 1 ? found[0]?.slice(start.length) : undefined;
}

export function writeSessionCookie(
  response: Response,
  token: string,
  settings: AccessSettings,
): void {
  const maxAge = settings.longestHours * 3_600_000;
  response.cookie(nameOf(settings), token, { ...optionsOf(settings), maxAge });
}

export function clearSessionCookie(response: Response, settings: AccessSettings): void {
  response.clearCookie(nameOf(settings), optionsOf(settings));
}

function optionsOf({ isSecure }: AccessSettings): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' };
}
