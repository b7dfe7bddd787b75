import { once } from 'node:events';
import type { Response } from 'express';

type Sink = (chunk: Uint8Array) => Promise<void>;

/**
 * Sends a zip as it is made. A failure on the way breaks the connection off, so that nobody takes half
 * a package for a whole one; a reader that goes away ends the making.
 */
export async function sendEvidence(
  response: Response,
  pack: (sink: Sink) => Promise<unknown>,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  response.status(200);
  response.setHeader('Content-Type', 'application/zip');
  response.setHeader('Content-Disposition', 'attachment; filename="audit-evidence.zip"');
  try {
    await pack(async (chunk) => {
      gone.signal.throwIfAborted();
      if (!response.write(chunk)) await once(response, 'drain', { signal: gone.signal });
    });
    response.end();
  } catch (error) {
    if (!response.headersSent) throw error;
    response.destroy();
    if (!gone.signal.aborted) throw error;
  }
}
