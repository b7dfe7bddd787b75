import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { transformSync } from '@swc/core';
import { packageRoot } from '@tagwright/platform';

export interface Answer {
  readonly ready?: boolean;
  readonly closed?: boolean;
  readonly progress?: readonly string[];
  readonly url?: string;
  readonly rows?: readonly Record<string, unknown>[];
  readonly error?: string;
}

export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/** The platform as plain JavaScript, so that another Node process can run today's sources. */
export class PlatformProgram {
  // Inside the package, so that Node finds its dependencies from there.
  readonly #folder = join(packageRoot(), 'node_modules', '.cache', `tagwright-${randomUUID()}`);

  constructor() {
    for (const folder of ['libs/kernel/src', 'libs/platform/src', 'test/integration/platform']) {
      this.#translate(folder);
    }
  }

  /** Starts a process that opens the database of a home. */
  open(home: string, user?: SystemUser): PlatformProcess {
    const driver = join(this.#folder, 'test/integration/platform/platform-driver.js');
    return new PlatformProcess(
      spawn(process.execPath, [driver, home], {
        cwd: '/',
        stdio: ['pipe', 'pipe', 'inherit'],
        ...user,
      }),
    );
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #translate(folder: string): void {
    const root = packageRoot();
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || name.endsWith('.spec.ts')) continue;
      const target = join(this.#folder, folder, name.replace(/\.ts$/, '.js'));
      const source = readFileSync(join(root, folder, name), 'utf8');
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, this.#toJavaScript(source, dirname(target)));
    }
  }

  #toJavaScript(source: string, folder: string): string {
    const { code } = transformSync(source, {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
      },
      module: { type: 'es6' },
    });
    return code.replace(
      /'@tagwright\/(\w+)'|"@tagwright\/(\w+)"/g,
      (_all, a?: string, b?: string) => {
        const face = join(this.#folder, 'libs', a ?? b ?? '', 'src', 'index.js');
        return JSON.stringify(`./${relative(folder, face)}`);
      },
    );
  }
}

/** One running process; answers come in the order of the requests. */
export class PlatformProcess {
  readonly #answers: AsyncIterator<string>;
  readonly #ended: Promise<void>;

  constructor(readonly child: ChildProcess) {
    if (child.stdout === null) throw new Error('The process has no standard output.');
    this.#answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    this.#ended = new Promise((resolve) =>
      child.once('exit', () => {
        resolve();
      }),
    );
  }

  /** What it says next: after its start once by itself, then once for each request. */
  async answer(): Promise<Answer> {
    const next = await this.#answers.next();
    if (next.done === true) throw new Error('The process ended without an answer.');
    return JSON.parse(next.value) as Answer;
  }

  query(sql: string): Promise<Answer> {
    this.child.stdin?.write(`${sql}\n`);
    return this.answer();
  }

  /** @returns the exit code */
  async close(how: 'close' | 'discard' = 'close'): Promise<number | null> {
    await this.query(how);
    await this.#ended;
    return this.child.exitCode;
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.#ended;
  }
}
