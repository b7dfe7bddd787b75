import type { Session } from '@tagwright/composition';
import {
  ReadChangeSetsService,
  ReviewChangeSetService,
  ScheduleChangeSetService,
} from '@tagwright/changes';
import type { Actor } from '@tagwright/kernel';

const APPROVERS: readonly Actor[] = ['1', '2', '3'].map((digit) => ({
  person: `00000000-0000-4000-8000-00000000000${digit}`,
  account: `bench-${digit}`,
  channel: 'cli',
  address: null,
}));

/** Has as many people approve a change-set in review as it needs, and puts it into force. */
export async function approveChange({ services }: Session, id: number): Promise<void> {
  const { digest, approvalsNeeded } = await services
    .get(ReadChangeSetsService, { strict: false })
    .get(id);
  const reportSeen = { noneBecause: 'bench' };
  const review = { decision: 'approved', digest: digest ?? '', reportSeen } as const;
  for (const approver of APPROVERS.slice(0, approvalsNeeded ?? 1)) {
    await services.get(ReviewChangeSetService, { strict: false }).review(approver, id, review);
  }
  const [operator] = APPROVERS;
  if (operator === undefined) return;
  await services.get(ScheduleChangeSetService, { strict: false }).schedule(operator, { id }, null);
}
