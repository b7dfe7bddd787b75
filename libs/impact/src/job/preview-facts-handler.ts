import { rename } from 'node:fs/promises';
import type { FactParts } from '@tagwright/compiler';
import { sqlText, type Engine, type JobHandler } from '@tagwright/engines';
// Its face for this process: the other one loads Nest and the database's driver.
import { openDatasets, openParquet, SharedScans } from '../../../materialization/src/data-plane.js';
import { openFacts, type OverlaidFacts } from '../compare/facts-overlay.js';
import type { PreviewFactsResult, PreviewFactsSpec } from './preview-facts-job.js';

/** Computes facts for a preview in the data plane's process; writes nothing but the files asked for. */
export const previewFactsHandler: JobHandler = async (spec, context) => {
  const engine = await context.openEngine();
  try {
    return await previewFacts(engine, spec as PreviewFactsSpec);
  } finally {
    engine.close();
  }
};

async function previewFacts(engine: Engine, spec: PreviewFactsSpec): Promise<PreviewFactsResult> {
  const execute = (sql: string): Promise<number> => engine.execute(sql);
  await execute('SET preserve_insertion_order = false');
  await execute('CREATE SCHEMA facts');
  await openDatasets(engine, spec.datasets);
  for (const { subject, file, codes } of spec.base) {
    await openParquet(engine, 'base', subject, [file]);
    await openFacts(execute, subject, codes, undefined);
  }
  const scans = new SharedScans(engine, spec.parts.shared);
  const rows: PreviewFactsResult['rows'][number][] = [];
  for (const part of spec.parts.facts) {
    const target = spec.targets.find(({ subject }) => subject === part.subject);
    const base = spec.base.find(({ subject }) => subject === part.subject);
    if (target === undefined) throw new TypeError(`No file for the facts of ${part.subject}`);
    await scans.ensure(part.reads);
    const overlay = await write(engine, part, target.file);
    // Later subjects gather these.
    if (base !== undefined) await openFacts(execute, part.subject, base.codes, overlay);
    const sql = `SELECT count(*) FROM read_parquet(${sqlText(target.file)})`;
    rows.push({ subject: part.subject, rows: Number(await engine.scalar(sql)) });
  }
  return { rows };
}

async function write(
  engine: Engine,
  { subject, columns, select }: FactParts['facts'][number],
  file: string,
): Promise<OverlaidFacts> {
  const unfinished = `${file}.unfinished`;
  await engine.execute(
    `COPY (${select}) TO ${sqlText(unfinished)} (FORMAT parquet, COMPRESSION snappy)`,
  );
  await rename(unfinished, file);
  return { subject, file, codes: columns.map(({ code }) => code) };
}
