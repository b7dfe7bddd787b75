import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Events are only ever added: who wants to change the past has to leave a trace. The order of the
 * first two columns matters: defaults are evaluated in it, so that a transaction has its number before
 * it draws an id, and no transaction that begins later can add an id below one that was drawn before.
 */
const EVENTS = `
CREATE TABLE audit_event (
  xid         xid8        NOT NULL DEFAULT pg_current_xact_id(),
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  occurred_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  person      uuid,
  account     text        NOT NULL CHECK (account <> ''),
  channel     text        NOT NULL CHECK (channel IN ('portal', 'api', 'cli', 'job')),
  address     text,
  action      text        NOT NULL CHECK (action ~ '^[a-z_]+\\.[a-z_]+$'),
  object_kind text        NOT NULL CHECK (object_kind <> ''),
  object_code text        NOT NULL CHECK (object_code <> ''),
  patch       jsonb,
  details     jsonb       NOT NULL DEFAULT '{}'
);
COMMENT ON TABLE audit_event IS 'What happened, written in the transaction in which it happened.';
COMMENT ON COLUMN audit_event.xid IS 'Tells which events came about together.';
COMMENT ON COLUMN audit_event.patch IS 'How the object changed, by RFC 6902.';
CREATE INDEX audit_event_by_object ON audit_event (object_kind, object_code, id);
CREATE INDEX audit_event_by_person ON audit_event (person, id);
CREATE INDEX audit_event_by_time ON audit_event (occurred_at, id);
`;

/** Each event's place in the chain. */
const SEALS = `
CREATE TABLE audit_seal (
  sequence      bigint PRIMARY KEY CHECK (sequence > 0),
  event_id      bigint NOT NULL UNIQUE,
  previous_hash text   NOT NULL UNIQUE CHECK (previous_hash ~ '^[0-9a-f]{64}$'),
  hash          text   NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$')
);
COMMENT ON TABLE audit_seal IS 'The chain of events: whoever changes one has to change all later ones.';
COMMENT ON COLUMN audit_seal.previous_hash IS 'Of the seal before; 64 zeros for the first.';
COMMENT ON COLUMN audit_seal.hash IS
  'SHA-256 over the canonical JSON of sequence, previous hash and event (docs/audit.md).';
`;

/** The second line: the application has no right to change these tables, the owner meets the trigger. */
const APPEND_ONLY = `
CREATE FUNCTION refuse_change_of_the_past() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Rows of % are never changed or removed.', TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_the_past();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_the_past();
`;

/** The trail of everything that people and the product do. */
export class Audit1700000000004 implements MigrationInterface {
  readonly name = 'Audit1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [EVENTS, SEALS, APPEND_ONLY]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_seal, audit_event');
    await runner.query('DROP FUNCTION refuse_change_of_the_past');
  }
}
