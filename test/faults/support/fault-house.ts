import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS, ENTITIES } from '@tagwright/composition';
import { createTestDatabase, type TestDatabase } from '@tagwright/testing';
import pg from 'pg';
import { CLI, FaultPlace } from './fault-place.js';

const SOURCES = ['dealer_management', 'crm', 'label_vendor', 'insurance'] as const;

/** What a run without any fault comes to. */
export interface CleanResult {
  readonly contentDigest: string;
  /** Content hash by dataset, over all sources. */
  readonly datasets: Readonly<Record<string, string>>;
}

/** How far a copy is: with its last source still to be ingested, or with everything ingested. */
export type Stage = 'partly' | 'loaded';

/**
 * A small car group and as many copies of it as there are faults to try: each with a database and a
 * home of its own.
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
    const { url, home } = house.base('partly');
    await mkdir(home);
    await house.command(['demo', '--customers', '400', '--seed', '11', '--out', house.demo], url);
    for (const source of SOURCES.slice(0, -1)) await house.ingest(source, 'partly');
    await house.copyBase('partly', 'loaded');
    await house.ingest(SOURCES.at(-1) ?? '', 'loaded');
    const reference = await house.copy('loaded');
    const run = await reference.finish(await reference.submit('materialize'));
    if (run.state !== 'succeeded') throw new Error(`The clean run failed: ${run.error}`);
    const clean = { contentDigest: run.digest, datasets: await reference.datasets() };
    await reference.close();
    return { house, clean };
  }

  /** The folder of the source that is not ingested yet. */
  get last(): string {
    return join(this.demo, 'insurance');
  }

  /** A copy to do harm to. */
  async copy(stage: Stage): Promise<FaultPlace> {
    this.copies += 1;
    const name = `${this.database.name}_${this.copies}`;
    const home = join(this.folder, `home-${this.copies}`);
    await this.copyTo(stage, name, home);
    const place = await FaultPlace.open(this.urlOf(name), home, () => this.dropDatabase(name));
    this.places.push(place);
    return place;
  }

  async close(): Promise<void> {
    for (const place of this.places) await place.close();
    await this.dropDatabase(this.nameOf('loaded'));
    await this.database.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private get demo(): string {
    return join(this.folder, 'demo');
  }

  private base(stage: Stage): { url: string; home: string } {
    return { url: this.urlOf(this.nameOf(stage)), home: join(this.folder, stage) };
  }

  private nameOf(stage: Stage): string {
    return stage === 'partly' ? this.database.name : `${this.database.name}_loaded`;
  }

  private urlOf(name: string): string {
    const url = new URL(this.database.url);
    url.pathname = `/${name}`;
    return url.href;
  }

  private copyBase(from: Stage, to: Stage): Promise<void> {
    return this.copyTo(from, this.nameOf(to), this.base(to).home);
  }

  private async copyTo(stage: Stage, name: string, home: string): Promise<void> {
    await this.admin(`CREATE DATABASE ${name} TEMPLATE ${this.nameOf(stage)}`);
    await cp(this.base(stage).home, home, { recursive: true });
  }

  private dropDatabase(name: string): Promise<void> {
    return this.admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }

  private async ingest(source: string, stage: Stage): Promise<void> {
    const { url, home } = this.base(stage);
    await this.command(['ingest', source, join(this.demo, source)], url, home);
  }

  private async command(
    args: readonly string[],
    url: string,
    home = this.base('partly').home,
  ): Promise<void> {
    const child = spawn(process.execPath, [CLI, ...args], {
      env: { ...process.env, TAGWRIGHT_HOME: home, DATABASE_URL: url },
      stdio: ['ignore', 'ignore', 'ignore'],
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`tagwright ${args.join(' ')} ended with ${String(code)}`);
  }

  private async admin(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.urlOf('postgres') });
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
