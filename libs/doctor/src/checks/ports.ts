import { createServer } from 'node:net';
import type { Check, Examination } from '../check.js';
import { fail, ok, type Result } from '../finding.js';

const ANSWER_WITHIN_MS = 2_000;

/** PORT and METRICS_PORT are free, or held by Tagwright itself. */
export const PORTS: Check = { name: 'ports', run: portsResult };

interface Wanted {
  readonly variable: string;
  readonly port: number;
  /** What only we answer. */
  readonly health: string;
}

async function portsResult({ config }: Pick<Examination, 'config'>): Promise<Result> {
  const { host, port, metricsPort } = config;
  const wanted: Wanted[] = [{ variable: 'PORT', port, health: '/api/v1/health' }];
  if (metricsPort !== undefined) {
    wanted.push({ variable: 'METRICS_PORT', port: metricsPort, health: '/health' });
  }
  const found: string[] = [];
  for (const one of wanted) {
    const state = await stateOf(host, one);
    if (state === 'free' || state === 'ours') {
      found.push(
        `${one.variable} ${one.port} is ${state === 'free' ? 'free' : 'held by Tagwright'}.`,
      );
      continue;
    }
    return fail(
      `${one.variable} ${one.port} of ${host} ${state}.`,
      `Set ${one.variable} to another port, or stop the program that holds it ` +
        `(\`ss -ltnp 'sport = :${one.port}'\` names it).`,
    );
  }
  return ok(found.join(' '));
}

async function stateOf(host: string, { port, health }: Wanted): Promise<string> {
  const code = await tryPort(host, port);
  if (code === undefined) return 'free';
  if (code !== 'EADDRINUSE') return `may not be used (${code})`;
  return (await isOurs(host, port, health)) ? 'ours' : 'is taken by another program';
}

function tryPort(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code ?? 'unknown');
    });
    server.listen(port, host, () => {
      server.close(() => {
        resolve(undefined);
      });
    });
  });
}

async function isOurs(host: string, port: number, health: string): Promise<boolean> {
  const name = host.includes(':') ? `[${host}]` : host;
  try {
    const answer = await fetch(`http://${name}:${port}${health}`, {
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const body: unknown = await answer.json();
    return (body as { status?: unknown } | null)?.status === 'ok';
  } catch {
    return false; // whoever listens there does not speak as we do
  }
}
