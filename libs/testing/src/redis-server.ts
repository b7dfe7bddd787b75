import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** Whether this machine has Debian's `redis-server`; no package of npm brings one. */
export function hasRedis(): boolean {
  return spawnSync('redis-server', ['--version']).status === 0;
}

/** A Redis of one's own on loopback, without persistence: what it forgets is gone. */
export class RedisServer {
  #process: ChildProcess | undefined;

  private constructor(readonly port: number) {}

  static async start(): Promise<RedisServer> {
    const server = new RedisServer(await freePort());
    await server.start();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Starts it again, empty, on the same port. */
  async start(): Promise<void> {
    const options = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', ''];
    this.#process = spawn('redis-server', [...options, '--appendonly', 'no'], { stdio: 'ignore' });
    while (!answers(this.port)) await delay(20);
  }

  /** Kills it; whoever is connected sees the connection break. */
  async stop(): Promise<void> {
    const running = this.#process;
    this.#process = undefined;
    if (running?.exitCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGKILL');
    await ended;
  }

  /** Runs one command with `redis-cli` and gives its output. */
  command(...words: string[]): string {
    const { stdout } = spawnSync('redis-cli', ['-p', String(this.port), ...words]);
    return stdout.toString('utf8').trim();
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

function answers(port: number): boolean {
  const { stdout } = spawnSync('redis-cli', ['-p', String(port), 'ping']);
  return stdout.toString('utf8').trim() === 'PONG';
}
