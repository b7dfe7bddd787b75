import { API_BASE, getJson } from './http.js';
import type { Run } from './types.js';

export interface RunStreamEvents {
  onRun(run: Run): void;
  /** Whether the stream is open; false while it is being reopened. */
  onConnected(connected: boolean): void;
}

const FINAL: ReadonlySet<string> = new Set<Run['state']>(['succeeded', 'failed', 'cancelled']);

/** Whether a run can still change. */
export const isFinal = (run: Run): boolean => FINAL.has(run.state);

/**
 * Follows a run until its final state. The browser resumes a broken stream by itself; where it gave
 * up (the server answered with an error), the stream is opened anew with growing pauses.
 * @returns a function that stops following
 */
export function followRun(id: string, events: RunStreamEvents): () => void {
  let source: EventSource | null = null;
  let timer = 0;
  let pause = 1000;
  let stopped = false;
  const open = (): void => {
    source = new EventSource(`${API_BASE}/runs/${encodeURIComponent(id)}/events`);
    source.addEventListener('open', () => {
      pause = 1000;
      events.onConnected(true);
    });
    source.addEventListener('run', (event) => {
      const run = JSON.parse(event.data as string) as Run;
      events.onRun(run);
      if (isFinal(run)) source?.close();
    });
    source.addEventListener('error', () => {
      events.onConnected(false);
      if (source?.readyState !== EventSource.CLOSED) return;
      // The browser does not tell why; a call does, and asks to sign in where that is the reason.
      const known = getJson(`/runs/${encodeURIComponent(id)}`).catch(() => undefined);
      timer = window.setTimeout(() => void known.then(reopen), pause);
      pause = Math.min(pause * 2, 15_000);
    });
  };
  const reopen = (): void => {
    if (!stopped) open();
  };
  open();
  return () => {
    stopped = true;
    window.clearTimeout(timer);
    source?.close();
  };
}
