import { isFinal, type RunView } from '@tagwright/materialization';
import type { Response } from 'express';
import { runDto } from './run.mapper.js';

/** Longer silence makes proxies and browsers give a stream up, in milliseconds. */
const HEARTBEAT = 15_000;

export interface StreamEnd {
  /** The reader has gone, or the process ends. */
  readonly stopped: AbortSignal;
  /** Whether the reader may still see this; asked at each heartbeat. */
  readonly mayStay: () => Promise<boolean>;
  /** In milliseconds. */
  readonly heartbeat?: number;
}

/**
 * Writes a run's changes as server-sent events until it is final, the reader has gone, or may no
 * longer stay: who signs out or is shut out would otherwise watch on. The comment lines in between
 * keep the connection open.
 */
export async function streamRunEvents(
  runs: AsyncIterable<RunView>,
  response: Response,
  { stopped, mayStay, heartbeat = HEARTBEAT }: StreamEnd,
): Promise<void> {
  response.status(200);
  response.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Accel-Buffering', 'no');
  response.flushHeaders();
  const ended = new AbortController();
  const beat = async (): Promise<void> => {
    // A database that is away for a moment says nothing about the reader.
    if (await mayStay().catch(() => true)) response.write(': still here\n\n');
    else ended.abort();
  };
  const timer = setInterval(() => void beat(), heartbeat);
  const end = AbortSignal.any([stopped, ended.signal]);
  ended.signal.addEventListener('abort', () => response.end());
  try {
    for await (const run of runs) {
      if (end.aborted) break;
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
