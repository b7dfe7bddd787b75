import { recordEvent } from '@tagwright/audit';
import { SYSTEM } from '@tagwright/kernel';
import type { EntityManager } from 'typeorm';

/** Tells the audit trail how a run ended, in the transaction in which it ends. */
export function recordRunEnd(
  manager: EntityManager,
  runId: number,
  state: 'succeeded' | 'failed' | 'cancelled',
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  const object = { kind: 'run', code: String(runId) };
  return recordEvent(manager, SYSTEM, { action: `run.${state}`, object, details });
}
