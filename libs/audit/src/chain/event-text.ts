/**
 * An event as it is hashed: every member a text or null, spelled by PostgreSQL, so that a verifier in
 * any language needs neither dates nor numbers. `patch` and `details` are the text that PostgreSQL
 * gives for `jsonb` (no number in them passes through binary floating point).
 */
export interface EventText {
  /** Decimal digits, as is `xid`. */
  readonly id: string;
  readonly xid: string;
  /** UTC with six digits of a second: `2026-01-31T08:05:09.000001Z`. */
  readonly occurredAt: string;
  /** A UUID in lower case. */
  readonly person: string | null;
  readonly account: string;
  readonly channel: string;
  readonly address: string | null;
  readonly action: string;
  readonly objectKind: string;
  readonly objectCode: string;
  readonly patch: string | null;
  readonly details: string;
}

const TIME = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

/** The columns of `EventText`, from `audit_event e`. */
export const EVENT_TEXT = `e.id::text AS id, e.xid::text AS xid,
  to_char(e.occurred_at AT TIME ZONE 'UTC', ${TIME}) AS "occurredAt",
  e.person::text AS person, e.account, e.channel, e.address, e.action,
  e.object_kind AS "objectKind", e.object_code AS "objectCode",
  e.patch::text AS patch, e.details::text AS details`;

/** The members in a fixed order, whatever else the row has. */
export function eventText(row: EventText): EventText {
  const { id, xid, occurredAt, person, account, channel, address } = row;
  const { action, objectKind, objectCode, patch, details } = row;
  return {
    ...{ id, xid, occurredAt, person, account, channel, address },
    ...{ action, objectKind, objectCode, patch, details },
  };
}
