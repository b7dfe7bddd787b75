import { DomainError } from './domain-error.js';

/** Makes a switch over a union fail to compile when a member is unhandled. */
export function assertNever(value: never): never {
  throw new DomainError('unreachable', `Unhandled case: ${JSON.stringify(value)}`, {
    kind: 'internal',
  });
}
