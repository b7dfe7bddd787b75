import { join } from 'node:path';
import type { Session } from '@tagwright/composition';
import { sqlParquet, type Engine } from '@tagwright/engines';
import type { ColumnImpact, ImpactReport } from '@tagwright/impact';
import { ActiveDatasetsService } from '@tagwright/ingestion';
import type { SnapshotEntity } from '@tagwright/materialization';
import { localDay } from '../local-day.js';
import { wrongAnswer } from '../wrong-answer.js';
import type { BenchedChange } from './preview-changes.js';

/** Compares reports with plain SQL that knows nothing of the product's. */
export class PreviewChecks {
  private constructor(
    private readonly engine: Engine,
    private readonly snapshot: SnapshotEntity,
    private readonly data: string,
    private readonly complaints: readonly string[],
  ) {}

  static async open(
    engine: Engine,
    { services }: Session,
    snapshot: SnapshotEntity,
    data: string,
  ): Promise<PreviewChecks> {
    const datasets = await services.get(ActiveDatasetsService).list();
    const files = datasets.find(({ dataset }) => dataset === 'complaint')?.files ?? [];
    return new PreviewChecks(engine, snapshot, data, files);
  }

  /** @throws DomainError `bench_wrong_answer` */
  async compare(report: ImpactReport, change: BenchedChange, bound: number): Promise<void> {
    const all = change.kind === 'tag' ? report.tags : report.facts;
    const column = all.find(({ code }) => code === change.code);
    if (column === undefined)
      throw wrongAnswer(`${change.code} at ${bound}`, 'numbers', report.diagnostics);
    const [expected, ours] =
      change.kind === 'tag'
        ? [await this.matrix(change, bound), matrixOf(column)]
        : [await this.moves(change, bound), movesOf(column)];
    if (expected !== ours) throw wrongAnswer(`${change.code} at ${bound}`, expected, ours);
  }

  private async matrix({ code, subject, after }: BenchedChange, bound: number): Promise<string> {
    const rows = await this.engine.query(
      `SELECT t.${code} AS "from", ${after(bound)} AS "to", count(*) AS n
       FROM ${this.tags(subject)} t JOIN ${this.facts(subject)} f USING (${subject}_id) GROUP BY 1, 2`,
    );
    return text(rows.map((row) => [row.from, row.to, row.n]));
  }

  private async moves({ code, subject, after }: BenchedChange, bound: number): Promise<string> {
    const day = `DATE '${localDay(this.snapshot.manifest.asOf, this.snapshot.manifest.zone)}'`;
    const counted = `SELECT ${subject}_id, count(*) AS n
      FROM (SELECT *, ${day} AS day FROM ${sqlParquet(this.complaints)}) ${after(bound)} GROUP BY 1`;
    const [row = {}] = await this.engine.query(
      `SELECT count(*) FILTER (coalesce(c.n, 0) > f.${code}) AS up,
              count(*) FILTER (coalesce(c.n, 0) < f.${code}) AS down,
              count(*) FILTER (coalesce(c.n, 0) = f.${code}) AS equal
       FROM ${this.facts(subject)} f LEFT JOIN (${counted}) c USING (${subject}_id)`,
    );
    return text([[row.up, row.down, row.equal]]);
  }

  private tags(subject: string): string {
    const table = this.snapshot.manifest.tables.find((each) => each.subject === subject);
    return sqlParquet([join(this.data, table?.file ?? '')]);
  }

  private facts(subject: string): string {
    const table = this.snapshot.manifest.facts.find((each) => each.subject === subject);
    return sqlParquet([join(this.data, table?.file ?? '')]);
  }
}

function matrixOf({ figures }: ColumnImpact): string {
  if (figures.form !== 'values') return figures.form;
  return text(figures.matrix.map(({ from, to, count }) => [from, to, count]));
}

function movesOf({ figures }: ColumnImpact): string {
  if (figures.form !== 'numbers') return figures.form;
  return text([[figures.moves.up, figures.moves.down, figures.moves.equal]]);
}

/** Rows in an order of their own. */
function text(rows: readonly (readonly unknown[])[]): string {
  return rows
    .map((row) => JSON.stringify(row))
    .sort()
    .join(' ');
}
