import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testRunFolder, testServerUrl } from '@tagwright/testing';
import pg from 'pg';
import { CLI, FaultPlace } from './fault-place.js';

const SOURCES = ['dealer_management', 'crm', 'label_vendor', 'insurance'] as const;

/** Two suites that open their house at the same time build it once. */
const BUILD_LOCK = 7_281_900;

/** What a run without any fault comes to. */
export interface CleanResult {
  readonly contentDigest: string;
  /** Content hash by dataset, over all sources. */
  readonly datasets: Readonly<Record<string, string>>;
}

/**
 * How far a copy is: with its last source still to be ingested, with everything ingested, or with two
 * runs over it published, the second one's files the first one's.
 */
const STAGES = ['partly', 'loaded', 'computed'] as const;

type Stage = (typeof STAGES)[number];

/**
 * A small car group and as many copies of it as there are faults to try: each with a database and a
 * home of its own. The suites of one jest run share it; on a server of its own a suite has its own.
 */
export class FaultHouse {
  private readonly places: FaultPlace[] = [];

  private constructor(
    private readonly server: string,
    private readonly folder: string,
    private readonly name: string,
    private readonly shared: boolean,
  ) {}

  /** Gives the house, and the result that every fault must come to. */
  static async open(): Promise<{ house: FaultHouse; clean: CleanResult }> {
    const server = await testServerUrl();
    const run = await testRunFolder();
    const folder =
      run === undefined
        ? await mkdtemp(join(tmpdir(), 'tagwright-faults-'))
        : join(run, 'fault-house');
    const house = new FaultHouse(server, folder, 'tagwright_faults', run !== undefined);
    return { house, clean: await house.build() };
  }

  /** The folder of the source that is not ingested yet. */
  get last(): string {
    return join(this.demo, 'insurance');
  }

  /** A copy to do harm to. */
  async copy(stage: Stage): Promise<FaultPlace> {
    const { name, home } = this.newPlace();
    await this.copyTo(stage, name, home);
    return this.open(name, home);
  }

  /** A place where nothing is yet, not even a table. */
  async empty(): Promise<FaultPlace> {
    const { name, home } = this.newPlace();
    await this.admin(`CREATE DATABASE ${name}`);
    return this.open(name, home);
  }

  async close(): Promise<void> {
    for (const place of this.places) await place.close();
    if (this.shared) return; // goes with the server that all suites share
    for (const stage of STAGES) await this.drop(this.nameOf(stage));
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Invents the data, ingests it and computes the clean result, unless another suite has. */
  private async build(): Promise<CleanResult> {
    const lock = new pg.Client({ connectionString: this.server });
    await lock.connect();
    try {
      await lock.query('SELECT pg_advisory_lock($1)', [BUILD_LOCK]);
      const file = join(this.folder, 'clean.json');
      if (!existsSync(file)) await writeFile(file, JSON.stringify(await this.cleanResult()));
      return JSON.parse(await readFile(file, 'utf8')) as CleanResult;
    } finally {
      await lock.end();
    }
  }

  private async cleanResult(): Promise<CleanResult> {
    await mkdir(this.base('partly').home, { recursive: true });
    await this.admin(`CREATE DATABASE ${this.nameOf('partly')}`);
    const demo = ['demo', '--customers', '400', '--seed', '11', '--out', this.demo];
    await this.command(demo, 'partly');
    for (const source of SOURCES.slice(0, -1)) await this.ingest(source, 'partly');
    await this.copyTo('partly', this.nameOf('loaded'), this.base('loaded').home);
    await this.ingest(SOURCES.at(-1) ?? '', 'loaded');
    const { url, home } = this.base('computed');
    await this.copyTo('loaded', this.nameOf('computed'), home);
    const reference = await FaultPlace.open(url, home, () => Promise.resolve());
    const run = await reference.finish(await reference.submit('materialize'));
    if (run.state !== 'succeeded') throw new Error(`The clean run failed: ${run.error}`);
    // One after the other: a worker that is stopped gives the next one back, and its number is lost.
    await reference.finish(await reference.submit('materialize'));
    const clean = { contentDigest: run.digest, datasets: await reference.datasets() };
    await reference.close();
    // A copied database's sequences are not yet in its log: without this a crash would set them back.
    await this.admin('CHECKPOINT');
    return clean;
  }

  private get demo(): string {
    return join(this.folder, 'demo');
  }

  private newPlace(): { name: string; home: string } {
    const mark = randomBytes(6).toString('hex');
    return { name: `${this.name}_${mark}`, home: join(this.folder, `home-${mark}`) };
  }

  private async open(name: string, home: string): Promise<FaultPlace> {
    const place = await FaultPlace.open(this.urlOf(name), home, async () => {
      await this.drop(name);
      await rm(home, { recursive: true, force: true });
    });
    this.places.push(place);
    return place;
  }

  private base(stage: Stage): { url: string; home: string } {
    return { url: this.urlOf(this.nameOf(stage)), home: join(this.folder, stage) };
  }

  private nameOf(stage: Stage): string {
    return `${this.name}_${stage}`;
  }

  private urlOf(name: string): string {
    const url = new URL(this.server);
    url.pathname = `/${name}`;
    return url.href;
  }

  private async copyTo(stage: Stage, name: string, home: string): Promise<void> {
    await this.admin(`CREATE DATABASE ${name} TEMPLATE ${this.nameOf(stage)}`);
    await cp(this.base(stage).home, home, { recursive: true });
  }

  private drop(name: string): Promise<void> {
    return this.admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }

  private ingest(source: string, stage: Stage): Promise<void> {
    return this.command(['ingest', source, join(this.demo, source)], stage);
  }

  private async command(args: readonly string[], stage: Stage): Promise<void> {
    const { url, home } = this.base(stage);
    const child = spawn(process.execPath, [CLI, ...args], {
      env: { ...process.env, TAGWRIGHT_HOME: home, DATABASE_URL: url },
      stdio: 'ignore',
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
