import type { Actor } from '@tagwright/kernel';
import type { EntityManager } from 'typeorm';
import type { AuditEvent } from './audit-event.js';

/** Writes an event in the transaction of the change that it tells of: both stay, or neither. */
export async function recordEvent(
  manager: EntityManager,
  actor: Actor,
  { action, object, patch, details }: AuditEvent,
): Promise<void> {
  await manager.query(
    `INSERT INTO audit_event
       (person, account, channel, address, action, object_kind, object_code, patch, details)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9::jsonb)`,
    [
      actor.person,
      actor.account,
      actor.channel,
      actor.address,
      action,
      object.kind,
      object.code,
      patch === undefined ? null : JSON.stringify(patch),
      JSON.stringify(details ?? {}),
    ],
  );
}
