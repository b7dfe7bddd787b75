import { changeSets } from '../../api/change-sets.js';
import type { ChangeSet, ChangeSetDetail, KeptImpact } from '../../api/types.js';
import { type AskedAction, type FormValues, instantOf } from './action-form.js';

interface Asked {
  readonly set: ChangeSetDetail;
  readonly impact: KeptImpact | null;
  readonly values: FormValues;
}

/**
 * Does what a dialog was confirmed for, on what the reader looked at.
 * @returns the change-set afterwards; of a rollback the new one
 */
export async function performAction(action: AskedAction, asked: Asked): Promise<ChangeSet> {
  const { set, values } = asked;
  switch (action) {
    case 'describe':
      return changeSets.describe(set, { title: values.title.trim(), ...wordsOf(values) });
    case 'rebase':
      return changeSets.rebase(set);
    case 'submit':
      return changeSets.submit(await handedTo(set, values));
    case 'approve':
      return changeSets.approve(set.id, {
        ...reviewOf(asked),
        ...(asked.impact === null && { reportSeen: 'none' as const }),
      });
    case 'requestChanges':
      return changeSets.requestChanges(set.id, reviewOf(asked));
    case 'reject':
      return changeSets.reject(set.id, reviewOf(asked));
    case 'schedule':
      return changeSets.schedule(set, instantOf(values.when));
    case 'unschedule':
      return changeSets.unschedule(set);
    case 'withdraw':
      return changeSets.withdraw(set, values.reason.trim());
    case 'rollBack':
      return changeSets.rollBack(set.id, values.reason.trim());
  }
}

const handedOver = ({ assignee, dueOn }: FormValues) => ({
  assignee: assignee || null,
  dueOn: dueOn || null,
});

const wordsOf = (values: FormValues) => ({ reason: values.reason.trim(), ...handedOver(values) });

/** Who it is for and until when are written first; where they stand already nothing is. */
async function handedTo(set: ChangeSetDetail, values: FormValues): Promise<ChangeSet> {
  const { assignee, dueOn } = handedOver(values);
  if (assignee === set.assignee && dueOn === set.dueOn) return set;
  return changeSets.describe(set, { assignee, dueOn });
}

function reviewOf({ set, impact, values }: Asked) {
  return {
    digest: set.digest ?? '',
    comment: values.comment.trim(),
    ...(impact && { impactReport: impact.id }),
  };
}
