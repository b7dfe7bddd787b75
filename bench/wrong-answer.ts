import { DomainError } from '@tagwright/kernel';

/** What a bench throws when two ways to the same value disagree. */
export function wrongAnswer(what: string, expected: unknown, ours: unknown): DomainError {
  return new DomainError(
    'bench_wrong_answer',
    `${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(ours)}.`,
    { kind: 'internal' },
  );
}
