import { Injectable } from '@nestjs/common';
import { AuditedTransactions } from '@tagwright/audit';
import { ReadCatalogService } from '@tagwright/catalog';
import { ActiveDefinitionsService } from '@tagwright/definitions';
import { DomainError, type Actor } from '@tagwright/kernel';
import { SnapshotService } from '@tagwright/materialization';
import { DataSource } from 'typeorm';
import { hashOfDrafts, type Draft } from '../drafts/draft.js';
import type { ImpactReport } from '../impact-report.js';
import { governingInputs, hashOfInputs, hashOfList } from '../inputs/impact-inputs.js';
import { ImpactReportEntity } from './impact-report.entity.js';

/** A kept report with what has become of its inputs. */
export interface KeptReport {
  readonly id: number;
  readonly report: ImpactReport;
  readonly computedAt: Date;
  readonly person: string | null;
  /** Another snapshot or other active definitions: the figures may be others today. */
  readonly isOutdated: boolean;
}

/** Reports as evidence of what was seen before a change was decided. */
@Injectable()
export class ImpactReportsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audited: AuditedTransactions,
    private readonly snapshots: SnapshotService,
    private readonly definitions: ActiveDefinitionsService,
    private readonly catalog: ReadCatalogService,
  ) {}

  /**
   * Keeps a report for ever.
   * @returns its number
   * @throws DomainError `report_of_other_drafts`, `report_without_figures`
   */
  async keep(actor: Actor, drafts: readonly Draft[], report: ImpactReport): Promise<number> {
    refuseForeign(drafts, report);
    const { draftHash, inputsHash, computedAt } = report;
    const { snapshotId } = report.inputs;
    return this.audited.run(actor, async (change) => {
      const { manager } = change;
      const [row] = await manager.query<[{ id: number }]>(
        `INSERT INTO impact_report
           (draft_hash, inputs_hash, snapshot_id, report, computed_at, person)
         VALUES ($1, $2, $3, $4::jsonb, $5, $6) RETURNING id`,
        [draftHash, inputsHash, snapshotId, JSON.stringify(report), computedAt, actor.person],
      );
      await change.record({
        action: 'impact_report.kept',
        object: { kind: 'impact_report', code: String(row.id) },
        details: { draftHash, inputsHash, snapshotId },
      });
      return row.id;
    });
  }

  /** Of which drafts a report is; null when there is no such report. */
  async draftHashOf(id: number): Promise<string | null> {
    const found = await this.dataSource.manager.findOne(ImpactReportEntity, {
      select: { draftHash: true },
      where: { id },
    });
    return found?.draftHash ?? null;
  }

  /** The number of the newest one of these drafts, or null. */
  async newest(draftHash: string): Promise<number | null> {
    return this.dataSource.manager.maximum(ImpactReportEntity, 'id', { draftHash });
  }

  /** The newest one of these drafts, or null. */
  async latest(draftHash: string): Promise<KeptReport | null> {
    const [found] = await this.dataSource.manager.find(ImpactReportEntity, {
      where: { draftHash },
      order: { id: 'DESC' },
      take: 1,
    });
    if (found === undefined) return null;
    const { id, report, computedAt, person } = found;
    return { id, report, computedAt, person, isOutdated: await this.isOutdated(report) };
  }

  /** Whether data or definitions have moved on since a report was computed. */
  async isOutdated({
    inputs,
    inputsHash,
  }: Pick<ImpactReport, 'inputs' | 'inputsHash'>): Promise<boolean> {
    const [snapshot, active, catalog] = await Promise.all([
      this.snapshots.requireCurrent(),
      this.definitions.read(),
      this.catalog.read(),
    ]);
    const lists = (inputs.codeLists ?? []).map(({ list }) => {
      return { list, hashBefore: hashOfList(list, catalog) };
    });
    return hashOfInputs(governingInputs(snapshot, active), lists) !== inputsHash;
  }
}

function refuseForeign(drafts: readonly Draft[], report: ImpactReport): void {
  if (hashOfDrafts(drafts) !== report.draftHash) {
    throw new DomainError('report_of_other_drafts', 'The report was computed for other drafts.');
  }
  if (!report.isComputed) {
    const message = 'The drafts have errors, so that the report has no figures to keep.';
    throw new DomainError('report_without_figures', message);
  }
}
