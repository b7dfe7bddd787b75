import { mkdir } from 'node:fs/promises';
import type { Engine } from '@tagwright/engines';
import { compareWithPrevious } from './compare-with-previous.js';
import { computeFacts } from './compute-facts.js';
import { computeTags } from './compute-tags.js';
import { contentDigest } from './column-digest.js';
import { sealTable } from './seal-table.js';
import { openDatasets } from './open-relations.js';
import { textOf } from './read-row.js';
import { SharedScans } from './shared-scans.js';
import { reportedStep, type ReportStep } from '../runs/step-report.js';
import type { JobTable, MaterializeJobResult, MaterializeJobSpec } from './materialize-job.js';

/**
 * Facts → tags → sealed tables, in one DuckDB connection, without a row passing through
 * JavaScript. Writes only new files; what it returns is all that the database has to record.
 */
export async function runMaterializeJob(
  engine: Engine,
  spec: MaterializeJobSpec,
  report: ReportStep,
): Promise<MaterializeJobResult> {
  await mkdir(spec.directory, { recursive: true });
  // Facts and stages have no order to keep; what needs one says ORDER BY.
  await engine.execute('SET preserve_insertion_order = false');
  await openDatasets(engine, spec.datasets);
  const scans = new SharedScans(engine, spec.plan.shared);
  const facts = await computeFacts(engine, spec, scans, report);
  const written = await computeTags(engine, spec, scans, report);
  const tables: JobTable[] = [];
  for (const table of written) {
    tables.push(
      await reportedStep(report, `snapshot ${table.plan.subject}`, () =>
        sealTable(engine, table, spec),
      ),
    );
  }
  const diff = await reportedStep(report, 'compare', () =>
    compareWithPrevious(engine, spec, tables),
  );
  return {
    engineVersion: await engineVersion(engine),
    facts,
    tables,
    contentDigest: contentDigest(tables),
    diff,
  };
}

async function engineVersion(engine: Engine): Promise<string> {
  const [row = {}] = await engine.query('SELECT version() AS version');
  return textOf(row, 'version') ?? 'unknown';
}
