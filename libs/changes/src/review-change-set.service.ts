import { Injectable } from '@nestjs/common';
import { AuditedTransactions, type AuditedTransaction } from '@tagwright/audit';
import { DomainError, type Actor } from '@tagwright/kernel';
import {
  approvalNeed,
  countingApprovals,
  isApprovedEnough,
  type ApprovalNeed,
} from './approval-policy.js';
import { ApprovalPolicySource } from './approval-policy-source.js';
import type { ChangeReview, ChangeSet, PlannedChange, ReviewDecision } from './change-set.js';
import { lockChangeSet, readChangeSet } from './change-set-rows.js';
import { underGovernance } from './governance-error.js';
import { GovernedObjectRegistry } from './governed-object-registry.js';
import { refuseMoved } from './item-base.js';
import { moveTo } from './move-change-set.js';

/** What an approver saw of the effect: a kept report, or why there was none to be seen. */
export type ReportSeen = { readonly report: number } | { readonly noneBecause: string };

export interface Review {
  readonly decision: ReviewDecision;
  /** Of what the reviewer looked at: a decision about anything else is refused. */
  readonly digest: string;
  readonly comment?: string;
  /** An approval has to say it. */
  readonly reportSeen?: ReportSeen;
}

/** Another person's decision about what is in review. */
@Injectable()
export class ReviewChangeSetService {
  constructor(
    private readonly transactions: AuditedTransactions,
    private readonly registry: GovernedObjectRegistry,
    private readonly policy: ApprovalPolicySource,
  ) {}

  /**
   * Writes the decision down. The last approval that was missing approves the change-set and gives
   * its objects their versions.
   * @throws DomainError `own_work`, `digest_outdated`, `state_refused`, `actor_unknown`, `base_moved`;
   * `report_missing`, `report_outdated` for an approval; `reason_missing` for a refusal without a comment
   */
  async review(actor: Actor, id: number, review: Review): Promise<ChangeSet> {
    if (review.decision !== 'approved' && (review.comment ?? '').trim() === '') {
      throw new DomainError(
        'reason_missing',
        'Say in the comment what is to be changed, or why not.',
      );
    }
    const policy = await this.policy.read();
    return underGovernance(() =>
      this.transactions.run(actor, async (change) => {
        const { manager } = change;
        await insertReview(change, await lockChangeSet(manager, id), review);
        const set = await readChangeSet(manager, id);
        if (review.decision === 'rejected') {
          await moveTo(change, set, 'rejected', { columns: { ended_because: review.comment } });
        } else if (review.decision === 'changes_requested') {
          const { decision, comment } = review;
          await moveTo(change, set, 'draft', { details: { decision, comment } });
        } else {
          await refuseMoved(manager, this.registry, set.items);
          const { changes } = await this.registry.check(manager, set.items);
          const need = needNow(approvalNeed(policy, changes), set);
          const approvals = countingApprovals(set.reviews, set.digest);
          if (isApprovedEnough(need, approvals)) await this.approve(change, set, changes);
        }
        return readChangeSet(manager, id);
      }),
    );
  }

  private async approve(
    change: AuditedTransaction,
    set: ChangeSet,
    changes: readonly PlannedChange[],
  ): Promise<void> {
    const approvals = countingApprovals(set.reviews, set.digest);
    const by = approvals.map(({ person, account }) => ({ person, account }));
    const columns = { changes: JSON.stringify(changes) };
    await moveTo(change, set, 'approved', { columns, details: { by, changes } });
    await this.registry.approve(change.manager, { ...set, state: 'approved' }, changes);
  }
}

/** A policy that asks for less since the submission does not count: the database holds to what was asked then. */
function needNow({ approvals, from }: ApprovalNeed, { approvalsNeeded }: ChangeSet): ApprovalNeed {
  return { approvals: Math.max(approvals, approvalsNeeded ?? 1), from };
}

async function insertReview(
  { manager, actor, record }: AuditedTransaction,
  set: ChangeSet,
  { decision, digest, comment = '', reportSeen }: Review,
): Promise<void> {
  if (actor.person === null) {
    throw new DomainError('actor_unknown', 'Only a person reviews; a system cannot.', {
      kind: 'refused',
    });
  }
  const seen = seenColumns(reportSeen);
  await manager.query(
    `INSERT INTO change_review (change_set_id, person, account, roles, decision, digest, comment,
       impact_report, no_report_because)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      set.id,
      actor.person,
      actor.account,
      actor.roles ?? [],
      decision,
      digest,
      comment,
      seen.impactReport,
      seen.noReportBecause,
    ],
  );
  await record({
    action: 'change_set.reviewed',
    object: { kind: 'change_set', code: String(set.id) },
    details: { decision, digest, comment, ...seen },
  });
}

function seenColumns(
  seen: ReportSeen | undefined,
): Pick<ChangeReview, 'impactReport' | 'noReportBecause'> {
  return {
    impactReport: seen !== undefined && 'report' in seen ? seen.report : null,
    noReportBecause: seen !== undefined && 'noneBecause' in seen ? seen.noneBecause : null,
  };
}
