import { DomainError } from '@tagwright/kernel';

export function queueClosed(): DomainError {
  return new DomainError('queue_closed', 'The queue takes no more runs: the process is ending.', {
    kind: 'unavailable',
  });
}

export function queueConsumed(): DomainError {
  return new DomainError('queue_consumed', 'This queue has its consumer already.', {
    kind: 'internal',
  });
}
