import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { CLI, type FaultPlace } from './fault-place.js';

const READY = /ready at (http:\/\/\S+)/;

/** A `tagwright api` process of a place, asked as its users ask it. */
export class FaultApi {
  private constructor(
    private readonly url: string,
    private readonly key: string,
  ) {}

  static async start(
    place: FaultPlace,
    env: Readonly<Record<string, string>> = {},
  ): Promise<FaultApi> {
    const child = place.adopt(
      spawn(process.execPath, [CLI, 'api'], {
        env: { ...process.env, ...place.env, PORT: '0', ...env },
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
    const url = await new Promise<string>((resolve, reject) => {
      let said = '';
      // Read to its end: a process whose output nobody takes would stand still.
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
        const [, address] = READY.exec(said) ?? [];
        if (address !== undefined) resolve(address);
      });
      child.once('exit', () => {
        reject(new Error(`tagwright api ended before it was ready: ${said}`));
      });
    });
    return new FaultApi(url, await addKey(place));
  }

  /** Asks for a run; the same key is the same request. */
  async startRun(key: string): Promise<{ status: number; id: number }> {
    const response = await fetch(`${this.url}/api/v1/runs`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.key}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: '{}',
    });
    const { run } = (await response.json()) as { run?: { id: number } };
    return { status: response.status, id: run?.id ?? 0 };
  }

  /** What the API says of the queue. */
  async queue(): Promise<unknown> {
    const response = await fetch(`${this.url}/api/v1/ready`);
    return ((await response.json()) as { queue: unknown }).queue;
  }
}

/** A key of a system that may start runs, as `tagwright keys add` makes it. */
async function addKey({ database }: FaultPlace): Promise<string> {
  const prefix = randomBytes(4).toString('hex');
  const key = `tw_${prefix}_${randomBytes(32).toString('base64url')}`;
  await database.query(
    `INSERT INTO account (login, roles) VALUES ('faults', '{operator}') ON CONFLICT DO NOTHING`,
  );
  await database.query(
    `INSERT INTO api_key (prefix, account_id, name, permissions, secret_hash, expires_at)
     SELECT $1, id, 'faults', '{run.manage,run.read}', $2, now() + interval '1 day'
     FROM account WHERE login = 'faults'`,
    [prefix, createHash('sha256').update(key).digest()],
  );
  return key;
}
