import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DEMO_SOURCES, generateDemo } from '@tagwright/demo';
import { ActiveDatasetsService } from '@tagwright/ingestion';
import { SnapshotService, type RunKind } from '@tagwright/materialization';
import { homePaths, type Config } from '@tagwright/platform';
import { executeRun } from './execute-run.js';
import type { Output } from './output.js';

/** The seed of the demo that a first start fills in. */
const SEED = 1;

/**
 * Fills an empty home with demo customers and publishes their tags. A start that was cut off is
 * taken up again: what is already there is found unchanged. A home with other data is left alone.
 */
export async function seedDemo(
  services: INestApplicationContext,
  config: Config,
  customers: number,
  output: Output,
): Promise<void> {
  const { demo } = homePaths(config.home);
  if ((await services.get(SnapshotService).current()) !== null) return;
  const datasets = await services.get(ActiveDatasetsService).list();
  const isWritten = existsSync(join(demo, 'manifest.json'));
  if (datasets.length > 0 && !isWritten) return;
  if (!isWritten) {
    output.progress(`Writing source files of ${customers} demo customers …`);
    await generateDemo({
      customers,
      seed: SEED,
      outDir: demo,
      ...config.duckdb,
    });
  }
  for (const source of DEMO_SOURCES) {
    output.progress(`Ingesting ${source} …`);
    await runNow(services, 'ingest', { source, directory: join(demo, source) }, config, output);
  }
  output.progress('Computing facts and tags …');
  await runNow(services, 'materialize', {}, config, output);
}

async function runNow(
  services: INestApplicationContext,
  kind: RunKind,
  params: Readonly<Record<string, unknown>>,
  config: Config,
  output: Output,
): Promise<void> {
  await executeRun(services, { kind, params, zone: config.zone }, output);
}
