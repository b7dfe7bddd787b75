import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import pg from 'pg';
// Not the library's face: Nest and TypeORM would only make dozens of short processes slow.
import { useEmbeddedPostgres } from '../../../libs/platform/src/postgres/embedded-postgres.js';

/**
 * A process of its own that uses the embedded PostgreSQL of a home and then obeys lines on standard
 * input: `close` ends it in order, `discard` removes the home as well, anything else is SQL. It answers each with one line of JSON.
 */
const answer = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`);
};

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const home = process.argv[2] ?? '';
const progress: string[] = [];
let discard = false;
try {
  const onProgress = (message: string): void => void progress.push(message);
  const server = await useEmbeddedPostgres({ home, onProgress });
  const client = new pg.Client({ connectionString: server.url });
  client.on('error', () => undefined); // a server that goes away shows in the next query
  await client.connect();
  answer({ ready: true, progress, url: server.url });
  for await (const line of createInterface({ input: process.stdin })) {
    discard = line === 'discard';
    if (discard || line === 'close') break;
    answer(
      await client
        .query<Record<string, unknown>>(line)
        .then(({ rows }) => ({ rows }))
        .catch((error: unknown) => ({ error: messageOf(error) })),
    );
  }
  await client.end();
  await server.close();
  if (discard) rmSync(home, { recursive: true });
  answer({ closed: true });
} catch (error) {
  answer({ ready: false, progress, error: messageOf(error) });
}
process.stdin.destroy(); // an open pipe would keep the process alive
