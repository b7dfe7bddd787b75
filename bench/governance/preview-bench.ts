import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSession, type Session } from '@tagwright/composition';
import { generateDemo } from '@tagwright/demo';
import { DuckDbEngine } from '@tagwright/engines';
import { SnapshotService } from '@tagwright/materialization';
import { homePaths, loadConfig, type Config } from '@tagwright/platform';
import { ProductRuns } from '../product-runs.js';
import { writeLibrary } from '../reference-definitions.js';
import type { BenchLine } from '../rules/bench-options.js';
import { round } from '../seconds-of.js';
import type { GovernanceBenchOptions } from './governance-options.js';
import { changedFact, changedTags } from './preview-changes.js';
import { PreviewChecks } from './preview-checks.js';
import { measureChange, quantile, type Measured } from './preview-times.js';

/** Previews of each change. */
const TIMES = 20;

/**
 * Previews of changed tags and of a changed fact over demo customers and all shipped definitions, each
 * with its numbers compared with plain SQL over facts, tags and dataset versions.
 * @throws DomainError `bench_wrong_answer` when they differ.
 */
export async function benchPreview(options: GovernanceBenchOptions): Promise<BenchLine> {
  const home = options.keep ?? (await temporaryHome());
  const config: Config = {
    ...loadConfig({ ...process.env, TAGWRIGHT_HOME: home }, home),
    definitionsDir: join(home, 'definitions'),
  };
  try {
    await generateDemo({
      customers: options.customers,
      seed: options.seed,
      outDir: join(home, 'demo'),
      ...config.duckdb,
    });
    const session = await openSession(config, { onProgress: options.onProgress });
    try {
      return { customers: options.customers, ...(await measure(session, config, options)) };
    } finally {
      await session.close();
    }
  } finally {
    if (options.keep === undefined) await rm(home, { recursive: true, force: true });
  }
}

/** A folder that the user PostgreSQL runs as may pass through. */
async function temporaryHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'tagwright-bench-'));
  await chmod(home, 0o711);
  return home;
}

async function measure(
  session: Session,
  config: Config,
  { onProgress }: GovernanceBenchOptions,
): Promise<BenchLine> {
  await writeLibrary(config.definitionsDir);
  const product = new ProductRuns(session, config, onProgress);
  await product.register();
  const snapshots = session.services.get(SnapshotService);
  if ((await snapshots.current()) === null) {
    await product.ingest(join(config.home, 'demo'));
    await product.run('materialize');
  }
  const snapshot = await snapshots.requireCurrent();
  const { data, tmp } = homePaths(config.home);
  const engine = await DuckDbEngine.open({ ...config.duckdb, tempDirectory: tmp });
  try {
    const checks = await PreviewChecks.open(engine, session, snapshot, data);
    const tags: Measured[] = [];
    for (const change of changedTags()) {
      tags.push(await measureChange(session, change, checks, TIMES, onProgress));
    }
    const fact = await measureChange(session, changedFact(), checks, TIMES, onProgress);
    return { ...lineOf(tags, fact), previewsChecked: (tags.length + 1) * TIMES };
  } finally {
    engine.close();
  }
}

function lineOf(tags: readonly Measured[], fact: Measured): BenchLine {
  const all = tags.flatMap(({ seconds }) => [...seconds]);
  const firsts = tags.map(({ first }) => first);
  return {
    previewTagP50Seconds: round(quantile(all, 0.5)),
    previewTagP95Seconds: round(quantile(all, 0.95)),
    previewTagFirstSeconds: round(firsts[0] ?? 0),
    previewOtherTagFirstSeconds: round(Math.max(...firsts.slice(1))),
    previewFactP50Seconds: round(quantile(fact.seconds, 0.5)),
    previewFactP95Seconds: round(quantile(fact.seconds, 0.95)),
    previewFactFirstSeconds: round(fact.first),
    previewAffectedTags: Math.max(...tags.map(({ columns }) => columns)),
    previewFactAffected: fact.columns,
  };
}
