import { DomainError } from '@tagwright/kernel';
import type { Response } from 'express';

/** A signal that aborts when whoever asked goes away before the answer is sent. */
export function abortOnClose(response: Response): AbortSignal {
  const controller = new AbortController();
  response.on('close', () => {
    if (response.writableEnded) return;
    const message = 'Nobody waits for the answer any more.';
    controller.abort(new DomainError('asker_gone', message, { kind: 'unavailable' }));
  });
  return controller.signal;
}
