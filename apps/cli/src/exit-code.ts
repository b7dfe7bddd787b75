import { CommanderError } from 'commander';
import { DomainError } from '@tagwright/kernel';

export const EXIT = { ok: 0, failed: 1, wrongUse: 2 } as const;

/** Codes of errors that mean the command was called wrongly, not that its work failed. */
const WRONG_USE = new Set([
  'as_of_unreadable',
  'as_of_in_future',
  'invalid_configuration',
  'wrong_use',
  ...['unknown_source', 'no_figures', 'tag_not_found', 'definitions_not_found'],
  'schedule_not_found',
  'output_unusable',
  ...['head_unreadable', 'export_unreadable', 'evidence_unbounded'],
  ...['no_retention_policy', 'retention_policy_invalid', 'pin_without_reason'],
]);

/** Which exit code an error means: 2 for wrong use, 1 for everything else. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.wrongUse;
  if (error instanceof DomainError && WRONG_USE.has(error.code)) return EXIT.wrongUse;
  return EXIT.failed;
}
