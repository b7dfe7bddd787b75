import { mkdir } from 'node:fs/promises';
import type { Engine } from '@tagwright/engines';
import { compareWithPrevious } from './compare-with-previous.js';
import { computeFacts } from './compute-facts.js';
import { contentDigest } from './column-digest.js';
import { sealTable } from './seal-table.js';
import { openDatasets, openParquet, quotedRelation } from './open-relations.js';
import { textOf } from './read-row.js';
import { SharedScans } from './shared-scans.js';
import { reportedStep, type ReportStep } from './step-report.js';
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
  await reportedStep(
    report,
    'tags',
    () => computeTags(engine, spec, scans),
    () => ({ tags: spec.plan.snapshot.reduce((sum, table) => sum + table.columns.length, 0) }),
  );
  const tables: JobTable[] = [];
  for (const planned of spec.plan.snapshot) {
    tables.push(
      await reportedStep(
        report,
        `snapshot ${planned.subject}`,
        () => sealTable(engine, planned, spec),
        (table) => ({ rows: table.rows }),
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

async function computeTags(
  engine: Engine,
  spec: MaterializeJobSpec,
  scans: SharedScans,
): Promise<void> {
  await engine.execute('CREATE SCHEMA IF NOT EXISTS stage');
  for (const { subject, path } of spec.previous?.tables ?? []) {
    await openParquet(engine, 'sealed', subject, [path]);
  }
  for (const stage of spec.plan.stages) {
    await scans.ensure(stage.reads);
    await engine.execute(
      `CREATE ${stage.sealed ? 'VIEW' : 'TABLE'} ${quotedRelation(stage.table)} AS ${stage.select}`,
    );
  }
}

async function engineVersion(engine: Engine): Promise<string> {
  const [row = {}] = await engine.query('SELECT version() AS version');
  return textOf(row, 'version') ?? 'unknown';
}
