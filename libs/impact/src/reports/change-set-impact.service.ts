import { Injectable } from '@nestjs/common';
import { ReadChangeSetsService, type ReportSeen } from '@tagwright/changes';
import { DomainError, type Actor } from '@tagwright/kernel';
import { hashOfDrafts } from '../drafts/draft.js';
import { draftsOfItems } from '../drafts/drafts-of-items.js';
import { PreviewImpactService } from '../preview-impact.service.js';
import type { PreviewOptions } from '../preview-options.js';
import { ImpactReportsService, type KeptReport } from './impact-reports.service.js';

/** The effect of a change-set, kept so that reviewers and later auditors see the same figures. */
@Injectable()
export class ChangeSetImpactService {
  constructor(
    private readonly changes: ReadChangeSetsService,
    private readonly previews: PreviewImpactService,
    private readonly reports: ImpactReportsService,
  ) {}

  /** The newest report of what the change-set holds now; null before there is one. */
  async latest(id: number): Promise<KeptReport | null> {
    return this.reports.latest(hashOfDrafts(draftsOfItems((await this.changes.get(id)).items)));
  }

  /**
   * Computes the effect on the published snapshot's inputs, and keeps it.
   * @throws DomainError `change_set_not_found`, `report_without_figures` when the drafts have errors, and
   * as `PreviewImpactService.preview`
   */
  async compute(actor: Actor, id: number, options: PreviewOptions = {}): Promise<KeptReport> {
    const drafts = draftsOfItems((await this.changes.get(id)).items);
    const report = await this.previews.preview(drafts, options);
    const { person } = actor;
    const kept = await this.reports.keep(actor, drafts, report);
    return { id: kept, report, computedAt: new Date(report.computedAt), person, isOutdated: false };
  }

  /**
   * What keeps the effect from being computed, null when nothing does.
   * @throws DomainError `change_set_not_found`
   */
  async obstacle(id: number): Promise<DomainError | null> {
    return this.previews.obstacle(draftsOfItems((await this.changes.get(id)).items));
  }

  /**
   * What a reviewer saw: a report of what the change-set holds now, and the newest one.
   * @param seen the report's number; `none` says that there was none to be seen
   * @throws DomainError `report_missing`, `report_outdated`, `report_of_other_drafts`,
   * `change_set_not_found`
   */
  async seen(id: number, seen: number | 'none' | undefined): Promise<ReportSeen> {
    const drafts = draftsOfItems((await this.changes.get(id)).items);
    const hash = hashOfDrafts(drafts);
    const newest = await this.reports.newest(hash);
    if (typeof seen === 'number') {
      if (seen === newest) return { report: seen };
      throw (await this.reports.draftHashOf(seen)) === hash
        ? outdated(seen, newest)
        : foreign(seen, id);
    }
    if (newest !== null) {
      throw missing(`Name the report of its effect that you looked at: the newest is ${newest}.`);
    }
    const obstacle = await this.previews.obstacle(drafts);
    if (obstacle === null) {
      throw missing('Nobody has computed its effect: compute it, look at it, and name the report.');
    }
    if (seen === 'none') return { noneBecause: obstacle.code };
    throw missing(
      `Its effect cannot be computed (${obstacle.message}): say that you saw no report, reportSeen "none".`,
    );
  }
}

function missing(message: string): DomainError {
  return new DomainError('report_missing', message);
}

function outdated(seen: number, newest: number | null): DomainError {
  const message = `Report ${seen} is not the newest of this change: look at report ${newest ?? ''}.`;
  return new DomainError('report_outdated', message, { kind: 'conflict' });
}

function foreign(report: number, id: number): DomainError {
  const message = `Report ${report} does not tell the effect of change-set ${id} as it is now.`;
  return new DomainError('report_of_other_drafts', message, { kind: 'conflict' });
}
