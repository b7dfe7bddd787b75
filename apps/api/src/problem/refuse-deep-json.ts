import type { IncomingMessage, ServerResponse } from 'node:http';
import { UnreadableBody } from './unreadable-body.js';

/** No request needs more; code that walks a body recursively would run out of stack. */
const DEEPEST = 64;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/**
 * Looks at a body's bytes before it is parsed.
 * @throws UnreadableBody `json_too_deep`, or `json_not_utf8` (RFC 8259 knows no other encoding)
 */
export function refuseDeepJson(
  _request: IncomingMessage,
  _response: ServerResponse,
  body: Buffer,
  encoding: string | null = 'utf-8',
): void {
  if (encoding !== 'utf-8') throw new UnreadableBody('json_not_utf8', 'JSON is written in UTF-8.');
  let depth = 0;
  let inText = false;
  for (let index = 0; index < body.length; index += 1) {
    const byte = body[index] ?? 0;
    if (inText) {
      if (byte === BACKSLASH) index += 1;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (OPENING.has(byte)) depth += 1;
    else if (CLOSING.has(byte)) depth -= 1;
    if (depth > DEEPEST) {
      const message = `The body is nested more than ${DEEPEST} deep.`;
      throw new UnreadableBody('json_too_deep', message);
    }
  }
}
