import type { SnapshotTablePlan, TagStagePlan } from '@tagwright/compiler';
import { failPoint, type Engine } from '@tagwright/engines';
import type { MaterializeJobSpec } from './materialize-job.js';
import { openParquet, quotedRelation } from './open-relations.js';
import type { SharedScans } from './shared-scans.js';
import { reportedStep, type ReportStep } from '../runs/step-report.js';
import { writeTable, type WrittenTable } from './write-table.js';

/** Computes the tags of each subject and writes them as the snapshot's files. */
export async function computeTags(
  engine: Engine,
  spec: MaterializeJobSpec,
  scans: SharedScans,
  report: ReportStep,
): Promise<WrittenTable[]> {
  await engine.execute('CREATE SCHEMA IF NOT EXISTS stage');
  for (const { subject, path } of spec.previous?.tables ?? []) {
    await openParquet(engine, 'sealed', subject, [path]);
  }
  const tables: WrittenTable[] = [];
  for (const stage of spec.plan.stages) {
    const compute = async (): Promise<WrittenTable> => {
      await scans.ensure(stage.reads);
      await openStage(engine, stage);
      failPoint('run.in-tags');
      return writeTable(engine, stage, tableOf(spec, stage), spec);
    };
    tables.push(
      await reportedStep(report, `tags ${stage.subject}`, compute, ({ rows }) => ({
        rows,
        tags: stage.columns.length,
      })),
    );
  }
  return tables;
}

/** What the snapshot alone reads is computed while it is written. */
async function openStage(
  engine: Engine,
  { table, select, sealed, kept }: TagStagePlan,
): Promise<void> {
  const kind = kept && !sealed ? 'TABLE' : 'VIEW';
  await engine.execute(`CREATE ${kind} ${quotedRelation(table)} AS ${select}`);
}

function tableOf(spec: MaterializeJobSpec, { subject }: TagStagePlan): SnapshotTablePlan {
  const table = spec.plan.snapshot.find((candidate) => candidate.subject === subject);
  if (table === undefined) throw new TypeError(`No snapshot table for the tags of ${subject}`);
  return table;
}
