import { DomainError } from '@tagwright/kernel';
import { hideValues } from '@tagwright/platform';
import type { RunError } from './run.entity.js';

/**
 * What of an error is kept with its run: code, sentence and particulars, never a stack. What the
 * engine or a driver says loses the values that it quotes, for a value may be somebody's phone.
 */
export function toRunError(error: unknown, attempt: number): RunError {
  const isOwn = error instanceof DomainError && error.code !== 'data_plane_failed';
  const text = error instanceof Error ? error.message : String(error);
  const message = isOwn ? text : hideValues(text);
  if (!(error instanceof DomainError)) return { code: 'internal', message, details: { attempt } };
  return { code: error.code, message, details: { ...error.details, attempt } };
}
