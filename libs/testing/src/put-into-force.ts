import type { INestApplicationContext } from '@nestjs/common';
import {
  ReadChangeSetsService,
  ReviewChangeSetService,
  ScheduleChangeSetService,
  SubmitChangeSetService,
  type ChangeSet,
} from '@tagwright/changes';
import type { Actor } from '@tagwright/kernel';

/** Somebody of whom a test needs no more than that they are not the others. */
export function testPerson(number: number): Actor {
  const person = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  return { person, account: `person-${number}`, channel: 'api', address: null };
}

const APPROVERS = [901, 902, 903].map(testPerson);

/** Submits a change-set, has as many people approve it as it needs, and puts it into force. */
export async function putIntoForce(
  services: Pick<INestApplicationContext, 'get'>,
  id: number,
): Promise<ChangeSet> {
  let set = await services.get(ReadChangeSetsService, { strict: false }).get(id);
  if (set.state === 'draft') {
    set = await services
      .get(SubmitChangeSetService, { strict: false })
      .submit(testPerson(900), { id });
  }
  for (const approver of APPROVERS.slice(0, set.approvalsNeeded ?? 1)) {
    const reportSeen = { noneBecause: 'test' };
    const review = { decision: 'approved', digest: set.digest ?? '', reportSeen } as const;
    set = await services
      .get(ReviewChangeSetService, { strict: false })
      .review(approver, id, review);
  }
  return services
    .get(ScheduleChangeSetService, { strict: false })
    .schedule(testPerson(900), { id }, null);
}
