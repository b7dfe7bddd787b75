import { Injectable } from '@nestjs/common';
import {
  ReviewChangeSetService,
  type ChangeSet,
  type ReportSeen,
  type Review,
} from '@tagwright/changes';
import { DomainError, type Actor } from '@tagwright/kernel';
import { ChangeSetImpactService } from './change-set-impact.service.js';

/** Another person's decision about what they looked at. */
export interface SeenReview extends Omit<Review, 'reportSeen'> {
  /** The report of the effect that was looked at; `none`: there is none, since none can be computed. */
  readonly seen?: number | 'none' | undefined;
}

/** Writes a decision down together with the figures that it rests on. */
@Injectable()
export class DecideChangeSetService {
  constructor(
    private readonly impact: ChangeSetImpactService,
    private readonly reviewing: ReviewChangeSetService,
  ) {}

  /**
   * An approval has to name the newest report. Whoever may not approve at all is told that first.
   * @throws DomainError as `ReviewChangeSetService.review` and `ChangeSetImpactService.seen`
   */
  async decide(actor: Actor, id: number, { seen, ...review }: SeenReview): Promise<ChangeSet> {
    const isAsked = review.decision === 'approved' || seen !== undefined;
    const found = isAsked ? await this.reportSeen(id, seen) : undefined;
    if (!(found instanceof DomainError)) {
      return this.reviewing.review(actor, id, { ...review, ...(found && { reportSeen: found }) });
    }
    if (review.decision !== 'approved') throw found;
    try {
      return await this.reviewing.review(actor, id, review);
    } catch (error) {
      throw error instanceof DomainError && error.code === 'report_missing' ? found : error;
    }
  }

  private async reportSeen(
    id: number,
    seen: SeenReview['seen'],
  ): Promise<ReportSeen | DomainError> {
    try {
      return await this.impact.seen(id, seen);
    } catch (error) {
      if (error instanceof DomainError && ABOUT_REPORTS.has(error.code)) return error;
      throw error;
    }
  }
}

const ABOUT_REPORTS = new Set(['report_missing', 'report_outdated', 'report_of_other_drafts']);
