import { isFinal, type RunView } from '@tagwright/materialization';
import type { Response } from 'express';
import { runDto } from './run.mapper.js';

/** Longer silence makes proxies and browsers give a stream up, in milliseconds. */
const HEARTBEAT = 15_000;

/**
 * Writes a run's changes as server-sent events until it is final or the reader has gone. The
 * comment lines in between keep the connection open.
 */
export async function streamRunEvents(
  runs: AsyncIterable<RunView>,
  response: Response,
  stopped: AbortSignal,
  heartbeat = HEARTBEAT,
): Promise<void> {
  response.status(200);
  response.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Accel-Buffering', 'no');
  response.flushHeaders();
  const timer = setInterval(() => response.write(': still here\n\n'), heartbeat);
  try {
    for await (const run of runs) {
      if (stopped.aborted) break;
      response.write(eventOf(run));
      if (isFinal(run)) break;
    }
  } finally {
    clearInterval(timer);
    response.end();
  }
}

function eventOf(run: RunView): string {
  return `event: run\nid: ${run.revision}\ndata: ${JSON.stringify(runDto(run))}\n\n`;
}
