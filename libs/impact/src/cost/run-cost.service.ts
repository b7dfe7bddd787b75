import { Injectable } from '@nestjs/common';
import { compilePlan, type Plan } from '@tagwright/compiler';
import { FactTableEntity } from '@tagwright/materialization';
import type { Subject } from '@tagwright/rules';
import { DataSource, In, IsNull } from 'typeorm';
import type { OpenedSide } from '../inputs/open-sides.js';
import type { AffectedColumn } from '../inputs/affected-definitions.js';
import type { SnapshotInputs } from '../inputs/snapshot-inputs.service.js';
import type { CostStep, RunCost } from '../impact-report.js';

/** Steps that every run has, whatever it computes. */
const ALWAYS = ['plan', 'compare', 'seal', 'publish'];

interface Planned {
  readonly inputs: SnapshotInputs;
  readonly after: OpenedSide;
  readonly columns: readonly AffectedColumn[];
}

/** What the next run will have to do because of drafts, by what earlier runs measured. */
@Injectable()
export class RunCostService {
  constructor(private readonly dataSource: DataSource) {}

  async estimate({ inputs, after, columns }: Planned): Promise<RunCost> {
    const plan = await this.factPlan(after, columns);
    const tags = columns.filter(({ kind, change }) => kind === 'tag' && change !== 'retired');
    const subjects = [...new Set(tags.map(({ subject }) => subject))];
    const factTables = plan.map(({ subject, columns: all, reads }) => ({
      subject,
      facts: all.length,
      changedFacts: columns
        .filter((each) => each.kind === 'fact' && each.subject === subject)
        .map(({ code }) => code),
      datasets: [...new Set(reads.map((name) => name.replace(/^(dataset|scan)\./, '')))]
        .filter((name) => inputs.datasets.some(({ dataset }) => dataset === name))
        .sort(),
    }));
    const names = [
      ...ALWAYS,
      ...factTables.map(({ subject }) => `facts ${subject}`),
      ...subjects.flatMap((subject) => [`tags ${subject}`, `snapshot ${subject}`]),
    ];
    // What changes no column costs nothing: the run would have these steps anyway.
    const steps = columns.length === 0 ? [] : await this.measured(names);
    const isWhole =
      columns.length === 0 || names.every((name) => steps.some(({ step }) => step === name));
    const seconds = steps.reduce((sum, step) => sum + step.seconds, 0);
    return {
      factTables,
      tags: tags.map(({ code }) => code),
      rowsScanned: rowsOf(inputs, factTables, subjects),
      steps,
      seconds: isWhole ? Math.round(seconds * 1000) / 1000 : null,
      basis: BASIS,
    };
  }

  /** The fact tables that no run has left behind; a run computes a table as a whole. */
  private async factPlan(
    { input }: OpenedSide,
    columns: readonly AffectedColumn[],
  ): Promise<Plan['facts']> {
    if (!columns.some(({ kind }) => kind === 'fact')) return [];
    const { facts } = compilePlan(input);
    const found = await this.dataSource.manager.findBy(FactTableEntity, {
      cacheKey: In(facts.map(({ cacheKey }) => cacheKey)),
      deletionStartedAt: IsNull(),
    });
    const known = new Set(found.map(({ cacheKey }) => cacheKey));
    return facts.filter(({ cacheKey }) => !known.has(cacheKey));
  }

  /** Each step as the last successful run measured it that had it to do. */
  private async measured(names: readonly string[]): Promise<CostStep[]> {
    const rows = await this.dataSource.query<{ name: string; seconds: string; run: number }[]>(
      `SELECT DISTINCT ON (s.name) s.name, s.figures->>'seconds' AS seconds, s.run_id AS run
       FROM run_step s JOIN run r ON r.id = s.run_id
       WHERE r.kind = 'materialize' AND r.state = 'succeeded' AND s.state = 'succeeded'
         AND s.figures ? 'seconds' AND s.name = ANY ($1)
       ORDER BY s.name, s.run_id DESC`,
      [names],
    );
    const found = new Map(rows.map((row) => [row.name, row]));
    return names.flatMap((step) => {
      const row = found.get(step);
      return row === undefined ? [] : [{ step, seconds: Number(row.seconds), runId: row.run }];
    });
  }
}

function rowsOf(
  { snapshot: { manifest } }: SnapshotInputs,
  factTables: RunCost['factTables'],
  subjects: readonly Subject[],
): number {
  const datasets = new Set(factTables.flatMap((table) => [...table.datasets]));
  const ofFacts = manifest.datasets.filter(({ dataset }) => datasets.has(dataset));
  const ofTags = manifest.tables.filter(({ subject }) => subjects.includes(subject));
  return [...ofFacts, ...ofTags].reduce((sum, { rows }) => sum + rows, 0);
}

const BASIS = {
  zh: '假定下次运行读取与已发布快照相同的数据：每个步骤取最近一次完成该步骤的运行的实测秒数；因子表按整表重算，未改动的标签沿用。数据有变化时，运行会全部重算。',
  en: 'If the next run reads the data of the published snapshot: each step as the last run measured it that had it to do. Fact tables are computed as a whole, unchanged tags are taken over. On new data a run computes everything anyway.',
} as const;
