import { Injectable } from '@nestjs/common';
import { AuditedTransactions, type AuditedTransaction } from '@tagwright/audit';
import { DomainError, type Actor } from '@tagwright/kernel';
import { approvalNeed, type ApprovalPolicy } from './approval-policy.js';
import { ApprovalPolicySource } from './approval-policy-source.js';
import type { ChangeSet } from './change-set.js';
import { lockChangeSet, readChangeSet } from './change-set-rows.js';
import type { EditedRevision } from './edit-change-set.service.js';
import { underGovernance } from './governance-error.js';
import type { CheckedItems } from './governed-objects.js';
import { GovernedObjectRegistry } from './governed-object-registry.js';
import { refuseMoved } from './item-base.js';
import { moveTo } from './move-change-set.js';

/** Hands a draft over to its reviewers, once nothing is wrong with it. */
@Injectable()
export class SubmitChangeSetService {
  constructor(
    private readonly transactions: AuditedTransactions,
    private readonly registry: GovernedObjectRegistry,
    private readonly policy: ApprovalPolicySource,
  ) {}

  /**
   * @throws DomainError `change_set_invalid` with every diagnostic; `change_set_empty`, `base_moved`,
   * `change_set_outdated`, `state_refused`
   */
  async submit(actor: Actor, { id, revision }: EditedRevision): Promise<ChangeSet> {
    const policy = await this.policy.read();
    return underGovernance(() =>
      this.transactions.run(actor, async (change) => {
        const set = await lockChangeSet(change.manager, id, revision);
        await refuseMoved(change.manager, this.registry, set.items);
        const checked = await this.registry.check(change.manager, set.items);
        refuseErrors(set.id, checked);
        await handOver(change, set, policy, checked);
        return readChangeSet(change.manager, id);
      }),
    );
  }
}

/** Puts a checked draft into review, in the transaction at hand. */
export async function handOver(
  change: AuditedTransaction,
  set: ChangeSet,
  policy: ApprovalPolicy,
  { changes }: CheckedItems,
): Promise<void> {
  const { approvals, from } = approvalNeed(policy, changes);
  await moveTo(change, set, 'in_review', {
    columns: { approvals_needed: approvals },
    details: { approvalsNeeded: approvals, ...(from.length > 0 && { from }), changes },
  });
}

function refuseErrors(id: number, { diagnostics }: CheckedItems): void {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return;
  throw new DomainError(
    'change_set_invalid',
    `Change-set ${id} has ${errors.length} error(s). ${first.file ?? ''}: ${first.message}`,
    { details: { diagnostics } },
  );
}
