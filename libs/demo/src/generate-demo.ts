import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '@tagwright/kernel';
import type { DemoContext } from './context.js';
import { datasetWriter } from './dataset-writer.js';
import { demoDatasets } from './datasets.js';
import { repairTableSql } from './dealer-management/repair-table.js';
import { DemoDatabase } from './demo-database.js';
import type { DemoFileSummary, DemoOptions, DemoSummary } from './demo-summary.js';
import { leadTableSql } from './population/lead-table.js';
import { personTableSql, surnameTableSql } from './population/person-table.js';
import { regionTableSql } from './population/region-table.js';
import { carModelTableSql, vehicleTableSql } from './population/vehicle-table.js';
import { visitTableSql } from './population/visit-table.js';
import { Draws, quoted } from './random/draw.js';
import { dealerTableSql } from './reference/dealers.js';
import { PERIOD_FROM, PERIOD_TO } from './reference/calendar.js';
import { findRegionFile } from './region-file.js';

const MOST_CUSTOMERS = 8_000_000;
const AS_OF = `${PERIOD_TO}T00:00:00+08:00`;
const TRUTH_TABLE = `CREATE TABLE truth(source VARCHAR, file VARCHAR, source_row BIGINT,
  column_name VARCHAR, kind VARCHAR, expected_reason VARCHAR, entity VARCHAR)`;

/**
 * Writes the files of four source systems about an invented population: dealer management, CRM,
 * insurance, label vendor, each in its own folder; with them `truth.parquet` (every defect that was
 * put in) and `manifest.json`. The same seed and number of customers give the same bytes on any
 * number of threads.
 *
 * @throws DomainError `demo_options_invalid`, `region_file_missing`
 */
export async function generateDemo(options: DemoOptions): Promise<DemoSummary> {
  assertOptions(options);
  await mkdir(options.outDir, { recursive: true });
  const scratch = await mkdtemp(join(options.outDir, '.demo-'));
  const database = await DemoDatabase.open({
    threads: options.threads,
    memoryLimit: options.memoryLimit ?? '3GB',
    tempDirectory: scratch,
  });
  try {
    return await writeDemo(options, database, scratch);
  } finally {
    database.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

async function writeDemo(
  options: DemoOptions,
  database: DemoDatabase,
  scratch: string,
): Promise<DemoSummary> {
  const context: DemoContext = { customers: options.customers, draws: new Draws(options.seed) };
  const datasets = demoDatasets(context);
  const steps = progressOf(options, datasets.length + 1);
  for (const sql of populationSql(
    context,
    options.regionFile ?? findRegionFile(import.meta.dirname),
  )) {
    await database.execute(sql);
  }
  steps('population');
  const writer = datasetWriter({ database, context, outDir: options.outDir, scratch });
  for (const dataset of datasets) {
    await writer.write(dataset);
    steps(`${dataset.source}.${dataset.name}`);
  }
  const files = await writer.finish();
  const defects = await writeTruth(database, options.outDir);
  const summary = summarise(options, files, defects);
  await writeFile(join(options.outDir, 'manifest.json'), `${JSON.stringify(summary, null, 2)}\n`);
  return summary;
}

function populationSql(context: DemoContext, regionFile: string): readonly string[] {
  return [
    TRUTH_TABLE,
    dealerTableSql(),
    regionTableSql(regionFile),
    surnameTableSql(),
    carModelTableSql(),
    personTableSql(context),
    vehicleTableSql(context),
    visitTableSql(context),
    repairTableSql(context),
    leadTableSql(context),
  ];
}

async function writeTruth(database: DemoDatabase, outDir: string): Promise<number> {
  await database.execute(`COPY (
    SELECT source, file, source_row, column_name AS "column", kind, expected_reason, entity FROM truth
    ORDER BY source, file, source_row, column_name
  ) TO ${quoted(join(outDir, 'truth.parquet'))} (FORMAT parquet, COMPRESSION zstd)`);
  return (await database.counts('SELECT 0, count(*) FROM truth')).get(0) ?? 0;
}

function summarise(
  { customers, seed }: DemoOptions,
  files: readonly DemoFileSummary[],
  defects: number,
): DemoSummary {
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  return {
    customers,
    seed,
    period: { from: PERIOD_FROM, to: PERIOD_TO },
    asOf: AS_OF,
    rows,
    defects,
    files,
  };
}

function progressOf({ onProgress }: DemoOptions, total: number): (step: string) => void {
  let done = 0;
  return (step) => {
    done += 1;
    onProgress?.({ step, done, total });
  };
}

function assertOptions({ customers, seed }: DemoOptions): void {
  if (!Number.isInteger(customers) || customers < 1 || customers > MOST_CUSTOMERS) {
    throw new DomainError('demo_options_invalid', `customers must be 1 to ${MOST_CUSTOMERS}`, {
      details: { customers },
    });
  }
  if (!Number.isSafeInteger(seed)) {
    throw new DomainError('demo_options_invalid', 'seed must be a safe integer', {
      details: { seed },
    });
  }
}
