import type { ApprovalPolicy } from './approval-policy.js';

/** Where the installation says how many approvals, and whose, a change needs. */
export abstract class ApprovalPolicySource {
  /** @throws DomainError `approval_policy_invalid` */
  abstract read(): Promise<ApprovalPolicy>;
}
