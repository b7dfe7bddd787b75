import { DomainError } from '@tagwright/kernel';
import { hideValues } from './hide-values.js';

/** Causes further down are left out. */
const MAX_DEPTH = 4;
const MAX_FRAMES = 20;

/** What of an error is logged. */
export interface DescribedError {
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  /** Places in the code only: the head of a stack repeats the message. */
  readonly stack?: string;
  readonly cause?: DescribedError;
}

/**
 * An error without the values it may quote, bind or carry: its kind, code and places in full, its
 * message as far as `hideValues` lets it through, nothing else.
 */
export function describeError(error: Error, depth = 0): DescribedError {
  const { code } = error as { code?: unknown };
  const stack = framesOf(error.stack);
  const cause = depth < MAX_DEPTH ? causeOf(error.cause, depth) : undefined;
  return {
    type: error instanceof DomainError ? 'DomainError' : error.constructor.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    message: hideValues(error.message),
    ...(stack === '' ? {} : { stack }),
    ...(cause === undefined ? {} : { cause }),
  };
}

/** The stack of an error in another process comes as text. */
function causeOf(cause: unknown, depth: number): DescribedError | undefined {
  if (cause instanceof Error) return describeError(cause, depth + 1);
  if (typeof cause !== 'string' || cause === '') return undefined;
  return { type: 'Error', message: hideValues(cause), stack: framesOf(cause) };
}

function framesOf(stack: string | undefined): string {
  const lines = (stack ?? '').split('\n').filter((line) => /^\s+at .*[:(<]/.test(line));
  return lines.slice(0, MAX_FRAMES).join('\n');
}
