import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReaderSettings, SnapshotReader } from '@tagwright/audiences';
import { loadCatalogFiles } from '@tagwright/catalog';
import { readDefinitionFiles } from '@tagwright/definitions';
import { DuckDbEngine } from '@tagwright/engines';
import { loadConfig, packageRoot, type Config } from '@tagwright/platform';
import { parseDefinitions } from '@tagwright/rules';
import type { BenchLine, RulesBenchOptions } from './rules/bench-options.js';
import { measureGenerated } from './rules/measure-generated.js';
import { measureShipped } from './rules/measure-shipped.js';

/**
 * The rules alone: checking and compiling generated definitions, the shipped tags of customers from
 * a drawn fact table, one changed tag, explanations; beside json-rules-engine and hand-written SQL.
 * @throws DomainError `bench_wrong_answer` when two ways to a value differ.
 */
export async function benchRules(options: RulesBenchOptions): Promise<BenchLine> {
  const home = await mkdtemp(join(tmpdir(), 'tagwright-bench-'));
  const config = loadConfig({ ...process.env, TAGWRIGHT_HOME: home }, home);
  try {
    return await measure(options, config, home);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function measure(
  options: RulesBenchOptions,
  { duckdb }: Config,
  home: string,
): Promise<BenchLine> {
  const { catalog } = await loadCatalogFiles(join(packageRoot(), 'governance'));
  const files = await readDefinitionFiles(join(packageRoot(), 'tag-definitions'));
  const shipped = { files, catalog, set: parseDefinitions(files, catalog).set };
  const tempDirectory = join(home, 'spill');
  await mkdir(tempDirectory);
  const engine = await DuckDbEngine.open({ ...duckdb, tempDirectory });
  const { threads, memoryLimit } = duckdb;
  const reader = new SnapshotReader(new ReaderSettings(threads, memoryLimit, tempDirectory));
  try {
    return {
      ...(await measureGenerated(engine, shipped, options, join(home, 'generated'))),
      customers: options.customers,
      ...(await measureShipped(engine, shipped, options, join(home, 'shipped'), reader)),
    };
  } finally {
    engine.close();
    await reader.onModuleDestroy();
  }
}
