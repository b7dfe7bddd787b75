import { DomainError } from '@tagwright/kernel';

/** Names a schedule that the catalog does not have. */
export function scheduleNotFound(code: string): DomainError {
  return new DomainError('schedule_not_found', `There is no schedule "${code.slice(0, 64)}".`, {
    kind: 'not_found',
  });
}
