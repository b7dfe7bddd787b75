import { describe, expect, it } from '@jest/globals';
import type { RunView } from '@tagwright/materialization';
import type { Response } from 'express';
import { setTimeout as sleep } from 'node:timers/promises';
import { streamRunEvents } from './stream-run-events.js';

class Recorded {
  readonly headers = new Map<string, unknown>();
  text = '';
  ended = false;

  status(): this {
    return this;
  }

  setHeader(name: string, value: unknown): void {
    this.headers.set(name, value);
  }

  flushHeaders(): void {
    this.headers.set('flushed', true);
  }

  write(text: string): boolean {
    this.text += text;
    return true;
  }

  end(): void {
    this.ended = true;
  }
}

function run(revision: number, state: RunView['state']): RunView {
  return {
    id: 1,
    kind: 'materialize',
    state,
    revision,
    progress: 0,
    attempt: 0,
    maxAttempts: 3,
    priority: 'normal',
    notBefore: null,
    cancelRequestedAt: null,
    asOf: null,
    zone: null,
    createdAt: '2026-01-01T00:00:00.000Z',
    startedAt: null,
    finishedAt: null,
    params: { directory: '/private' },
    steps: [],
    error: null,
    result: null,
  };
}

async function* runs(...views: RunView[]): AsyncGenerator<RunView> {
  for (const view of views) {
    await sleep(0);
    yield view;
  }
}

async function stream(
  views: AsyncIterable<RunView>,
  stop = new AbortController(),
  heartbeat = 15_000,
  mayStay = true,
): Promise<Recorded> {
  const response = new Recorded();
  await streamRunEvents(views, response as unknown as Response, {
    ...{ stopped: stop.signal, heartbeat },
    mayStay: () => Promise.resolve(mayStay),
  });
  return response;
}

describe('streamRunEvents', () => {
  it('names each event, gives it the revision as id and ends after a final state', async () => {
    const { text, ended } = await stream(
      runs(run(1, 'running'), run(4, 'succeeded'), run(5, 'running')),
    );
    expect(text.match(/^event: run$/gm)).toHaveLength(2);
    expect(text.match(/^id: (\d+)$/gm)).toEqual(['id: 1', 'id: 4']);
    expect(text).not.toContain('/private');
    expect(ended).toBe(true);
  });

  it('stays silent once the reader has gone', async () => {
    const stop = new AbortController();
    stop.abort();
    const { text, ended } = await stream(runs(run(1, 'running')), stop);
    expect(text).toBe('');
    expect(ended).toBe(true);
  });

  it('sends comments while nothing happens', async () => {
    async function* slow(): AsyncGenerator<RunView> {
      await sleep(50);
      yield run(2, 'failed');
    }
    const { text } = await stream(slow(), new AbortController(), 10);
    expect(text).toMatch(/^: still here\n\n/);
    expect(text).toContain('"state":"failed"');
  });

  it('ends at the heartbeat after which its reader may no longer see it', async () => {
    async function* slow(): AsyncGenerator<RunView> {
      await sleep(50);
      yield run(2, 'running');
      yield run(3, 'failed');
    }
    const { text, ended } = await stream(slow(), new AbortController(), 10, false);
    expect(text).toBe('');
    expect(ended).toBe(true);
  });
});
