import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS, ENTITIES } from '@tagwright/composition';
import { createTestDatabase, type TestDatabase } from '@tagwright/testing';
import pg from 'pg';
import { FaultPlace } from './fault-place.js';

export const CLI = join(import.meta.dirname, '../../../dist/apps/cli/src/main.js');
const SOURCES = ['dealer_management', 'crm', 'label_vendor', 'insurance'] as const;

/** What a run without any fault comes to. */
export interface CleanResult {
  readonly contentDigest: string;
  /** Content hash by dataset, over all sources. */
  readonly datasets: Readonly<Record<string, string>>;
}

/**
 * A small car group whose data is ingested except for its last source, and as many copies of it as
 * there are faults to try: each with a database and a home of its own.
 */
export class FaultHouse {
  private readonly places: FaultPlace[] = [];
  private copies = 0;

  private constructor(
    private readonly folder: string,
    private readonly database: TestDatabase,
  ) {}

  /** Invents the data, ingests it and computes the result that every fault must come to. */
  static async open(): Promise<{ house: FaultHouse; clean: CleanResult }> {
    const folder = await mkdtemp(join(tmpdir(), 'tagwright-faults-'));
    const database = await createTestDatabase({ entities: ENTITIES, migrations: MIGRATIONS });
    await database.dataSource.destroy(); // a database with connections cannot be copied
    const house = new FaultHouse(folder, database);
    await mkdir(house.base);
    await house.command(['demo', '--customers', '400', '--seed', '11', '--out', house.demo]);
    for (const source of SOURCES.slice(0, -1)) await house.ingest(source);
    const reference = await house.copy();
    const loaded = await reference.finish(
      await reference.submit('ingest', { source: 'insurance', directory: house.last }),
    );
    const run = await reference.finish(await reference.submit('materialize'));
    if (loaded.state !== 'succeeded' || run.state !== 'succeeded') throw new Error(run.error);
    const clean = { contentDigest: run.digest, datasets: await reference.datasets() };
    await reference.close();
    return { house, clean };
  }

  /** The folder of the source that is not ingested yet. */
  get last(): string {
    return join(this.demo, 'insurance');
  }

  /** A copy to do harm to. */
  async copy(): Promise<FaultPlace> {
    this.copies += 1;
    const name = `${this.database.name}_${this.copies}`;
    await this.admin(`CREATE DATABASE ${name} TEMPLATE ${this.database.name}`);
    const home = join(this.folder, `home-${this.copies}`);
    await cp(this.base, home, { recursive: true });
    const url = new URL(this.database.url);
    url.pathname = `/${name}`;
    const place = await FaultPlace.open(url.href, home, () =>
      this.admin(`DROP DATABASE ${name} WITH (FORCE)`),
    );
    this.places.push(place);
    return place;
  }

  async close(): Promise<void> {
    for (const place of this.places) await place.close();
    await this.database.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private get base(): string {
    return join(this.folder, 'base');
  }

  private get demo(): string {
    return join(this.folder, 'demo');
  }

  private async ingest(source: string): Promise<void> {
    await this.command(['ingest', source, join(this.demo, source)]);
  }

  private async command(args: readonly string[]): Promise<void> {
    const child = spawn(process.execPath, [CLI, ...args], {
      env: { ...process.env, TAGWRIGHT_HOME: this.base, DATABASE_URL: this.database.url },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`tagwright ${args.join(' ')} ended with ${String(code)}`);
  }

  private async admin(sql: string): Promise<void> {
    const url = new URL(this.database.url);
    url.pathname = '/postgres';
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }
}

/** Files below a folder, by path relative to it. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
