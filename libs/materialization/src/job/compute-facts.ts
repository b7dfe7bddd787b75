import { rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FactTablePlan } from '@tagwright/compiler';
import { failPoint, sqlText, type Engine } from '@tagwright/engines';
import { syncFile, syncFolder } from '@tagwright/platform';
import { countRows, hashFile } from './file-facts.js';
import { openParquet } from './open-relations.js';
import type { SharedScans } from './shared-scans.js';
import { reportedStep, type ReportStep } from '../runs/step-report.js';
import type {
  FactTableTarget,
  MaterializeJobResult,
  MaterializeJobSpec,
} from './materialize-job.js';

type FactResult = MaterializeJobResult['facts'][number];

/** Computes every fact table that no earlier run has left behind. */
export async function computeFacts(
  engine: Engine,
  spec: MaterializeJobSpec,
  scans: SharedScans,
  report: ReportStep,
): Promise<FactResult[]> {
  const results: FactResult[] = [];
  for (const plan of spec.plan.facts) {
    const target = targetOf(spec, plan);
    if (!target.cached) {
      results.push(
        await reportedStep(
          report,
          `facts ${plan.subject}`,
          () => computeFactTable(engine, plan, target, { scans, directory: spec.directory }),
          ({ rows }) => ({ rows, facts: plan.columns.length }),
        ),
      );
    }
    await openParquet(engine, 'facts', plan.subject, [target.path]);
  }
  return results;
}

function targetOf(spec: MaterializeJobSpec, plan: FactTablePlan): FactTableTarget {
  const target = spec.facts.find(({ subject }) => subject === plan.subject);
  if (target === undefined) throw new TypeError(`No file for the facts of ${plan.subject}`);
  return target;
}

async function computeFactTable(
  engine: Engine,
  plan: FactTablePlan,
  target: FactTableTarget,
  { scans, directory }: { scans: SharedScans; directory: string },
): Promise<FactResult> {
  await scans.ensure(plan.reads);
  // In the run's own folder: another run may compute the same facts at the same time.
  const temporary = join(directory, `facts-${plan.subject}.parquet`);
  await engine.execute(
    `COPY (${plan.select}) TO ${sqlText(temporary)} (FORMAT parquet, COMPRESSION snappy)`,
  );
  failPoint('run.in-facts');
  await syncFile(temporary);
  await rename(temporary, target.path);
  await syncFolder(dirname(target.path));
  return {
    subject: plan.subject,
    rows: await countRows(engine, target.path),
    sha256: await hashFile(target.path),
  };
}
