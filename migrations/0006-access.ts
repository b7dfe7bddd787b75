import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, the accounts they use, and systems, which have an account and are nobody. */
const ACCOUNTS = `
CREATE TABLE person (
  id         uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
  name       text        NOT NULL CHECK (btrim(name) <> ''),
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE person IS 'Somebody, whichever accounts they use; approval compares persons.';

CREATE TABLE account (
  id                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  login                text        NOT NULL UNIQUE CHECK (login ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
  person               uuid        REFERENCES person (id),
  password_hash        text,
  must_change_password boolean     NOT NULL DEFAULT false,
  roles                text[]      NOT NULL DEFAULT '{}',
  scope                jsonb       NOT NULL DEFAULT '{"domains": "*", "brands": "*"}',
  state                text        NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'disabled')),
  demo                 boolean     NOT NULL DEFAULT false,
  created_at           timestamptz NOT NULL DEFAULT now(),
  last_sign_in_at      timestamptz,
  CHECK (person IS NOT NULL OR password_hash IS NULL)
);
COMMENT ON COLUMN account.person IS 'Null for a system, which has keys and no password.';
COMMENT ON COLUMN account.demo IS 'Its password is public; it signs in on this machine only.';
CREATE INDEX account_by_person ON account (person);

CREATE TABLE sign_in_throttle (
  key           bytea       PRIMARY KEY,
  failures      integer     NOT NULL CHECK (failures > 0),
  last_at       timestamptz NOT NULL DEFAULT now(),
  blocked_until timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE sign_in_throttle IS
  'Attempts since the last success, by SHA-256 of a login name, existing or not, or of an address.';
CREATE INDEX sign_in_throttle_by_age ON sign_in_throttle (last_at);
`;

/** Whoever reads these tables cannot sign in: nothing but hashes of random secrets is in them. */
const CREDENTIALS = `
CREATE TABLE session (
  id         uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
  token_hash bytea       NOT NULL UNIQUE,
  account_id bigint      NOT NULL REFERENCES account (id),
  address    text,
  agent      text,
  created_at timestamptz NOT NULL DEFAULT now(),
  seen_at    timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);
CREATE INDEX session_by_account ON session (account_id);

CREATE TABLE api_key (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  prefix         text        NOT NULL UNIQUE CHECK (prefix ~ '^[a-z0-9]{8}$'),
  account_id     bigint      NOT NULL REFERENCES account (id),
  name           text        NOT NULL CHECK (btrim(name) <> ''),
  permissions    text[]      NOT NULL,
  secret_hash    bytea       NOT NULL,
  previous_hash  bytea,
  previous_until timestamptz,
  created_at     timestamptz NOT NULL DEFAULT now(),
  expires_at     timestamptz NOT NULL,
  revoked_at     timestamptz,
  last_used_at   timestamptz,
  CHECK ((previous_hash IS NULL) = (previous_until IS NULL))
);
COMMENT ON COLUMN api_key.previous_hash IS 'The secret before the last rotation, for a while.';
CREATE INDEX api_key_by_account ON api_key (account_id);
`;

/** Accounts, sessions and keys. */
export class Access1700000000005 implements MigrationInterface {
  readonly name = 'Access1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ACCOUNTS);
    await runner.query(CREDENTIALS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE api_key, session, sign_in_throttle, account, person');
  }
}
