import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSession, type Session } from '@tagwright/composition';
import { generateDemo } from '@tagwright/demo';
import { SnapshotService } from '@tagwright/materialization';
import { loadConfig, useEmbeddedPostgres, type Config } from '@tagwright/platform';
import { changeThreshold } from './change-threshold.js';
import { checkAnswers } from './check-answers.js';
import { compareWays, type WaysLine } from './compare-ways.js';
import { serverSettings } from './expert/expert-settings.js';
import { ProductRuns } from './product-runs.js';
import { writeLibrary, writeReferenceDefinitions } from './reference-definitions.js';
import type { BenchLine } from './rules/bench-options.js';
import { diffSeconds, round, secondsOf, wallSeconds } from './seconds-of.js';

export interface BenchOptions {
  readonly customers: number;
  readonly seed: number;
  /** Work in this folder, reuse the demo files in it and leave everything there. */
  readonly keep?: string;
  /**
   * `ours` leaves out the comparison with an expert's SQL and json-rules-engine; `library`, too, and
   * takes all shipped definitions in place of the reference set.
   */
  readonly only?: 'ours' | 'library';
  readonly onProgress: (line: string) => void;
}

/**
 * The main job at scale, over the reference set of definitions: demo sources → dataset versions →
 * facts, tags, snapshot; then again with one threshold changed; then the same facts and tags by an
 * expert's SQL in PostgreSQL and by json-rules-engine. All answers are compared.
 * @throws DomainError `bench_wrong_answer` when they differ.
 */
export async function benchMaterialize(options: BenchOptions): Promise<BenchLine> {
  const home = options.keep ?? (await temporaryHome());
  const config: Config = {
    ...loadConfig({ ...process.env, TAGWRIGHT_HOME: home }, home),
    definitionsDir: join(home, 'definitions'),
  };
  try {
    const demoSeconds = await writeDemo(options, home, config);
    return { customers: options.customers, demoSeconds, ...(await measure(options, config)) };
  } finally {
    if (options.keep === undefined) await rm(home, { recursive: true, force: true });
  }
}

/** A folder that the user PostgreSQL runs as may pass through, so that all of it lies inside. */
async function temporaryHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'tagwright-bench-'));
  await chmod(home, 0o711);
  return home;
}

/** Starts the home's PostgreSQL with the expert's settings, which the session then finds running. */
async function measure(options: BenchOptions, config: Config): Promise<BenchLine> {
  const { onProgress } = options;
  const isExpertHere = options.only === undefined && config.databaseUrl === undefined;
  const settings = isExpertHere ? serverSettings() : {};
  const server =
    config.databaseUrl === undefined
      ? await useEmbeddedPostgres({ home: config.home, settings, onProgress })
      : undefined;
  try {
    const session = await openSession(config, { onProgress });
    try {
      return await measureIn(session, options, config);
    } finally {
      await session.close();
    }
  } finally {
    await server?.close();
  }
}

async function measureIn(
  session: Session,
  options: BenchOptions,
  config: Config,
): Promise<BenchLine> {
  const { onProgress } = options;
  if (options.only === 'library') await writeLibrary(config.definitionsDir);
  else await writeReferenceDefinitions(config.definitionsDir);
  const product = new ProductRuns(session, config, onProgress);
  const set = await product.register();
  const ingestSeconds = await product.ingest(join(config.home, 'demo'));
  const isAfresh = (await session.services.get(SnapshotService).current()) === null;
  const first = await product.run('materialize');
  await changeThreshold(config.definitionsDir);
  await product.register();
  const second = await product.run('materialize');
  const answers = await checkAnswers(session, config, first, second, set);
  const ours = secondsOf(first);
  const ways =
    options.only === undefined
      ? await compareWays(session, config, first, set, onProgress)
      : undefined;
  return {
    ...answers,
    ingestSeconds,
    ...ours,
    isAfresh,
    ...ways,
    ...(isAfresh && ways !== undefined ? ratios(ours.oursSeconds, ways) : {}),
    rerunSeconds: wallSeconds(second),
    diffSeconds: diffSeconds(second),
    peakRssMb: Number(first.result?.peakRssMb),
    rerunPeakRssMb: Number(second.result?.peakRssMb),
    contentDigest: String(first.result?.contentDigest),
  };
}

/** Only of a run that computed everything: one that found earlier facts would flatter itself. */
function ratios(oursSeconds: number, ways: WaysLine): BenchLine {
  return {
    ratioToExpert: round(ways.expertPostgresSeconds / oursSeconds),
    ratioToJsonRulesEngine: round(ways.jsonRulesEngineSecondsScaled / oursSeconds),
  };
}

async function writeDemo(options: BenchOptions, home: string, config: Config): Promise<number> {
  const start = performance.now();
  await generateDemo({
    customers: options.customers,
    seed: options.seed,
    outDir: join(home, 'demo'),
    ...config.duckdb,
    onProgress: ({ step }) => {
      options.onProgress(step);
    },
  });
  return round((performance.now() - start) / 1000);
}
