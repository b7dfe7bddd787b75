import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people want to change together, who edited it, what others said of it. */
const TABLES = `
CREATE TABLE change_set (
  id               integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title            text        NOT NULL CHECK (title <> ''),
  reason           text        NOT NULL DEFAULT '',
  origin           text        NOT NULL
    CHECK (origin IN ('people', 'git', 'bootstrap', 'upgrade', 'rollback')),
  state            text        NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'in_review',
    'approved', 'scheduled', 'active', 'rejected', 'withdrawn', 'superseded')),
  author           uuid,
  author_account   text        NOT NULL,
  revision         integer     NOT NULL DEFAULT 1 CHECK (revision > 0),
  approvals_needed integer     CHECK (approvals_needed > 0),
  digest           text        CHECK (digest ~ '^[0-9a-f]{64}$'),
  changes          jsonb,
  effective_at     timestamptz,
  rolls_back       integer     REFERENCES change_set,
  assignee         uuid,
  due_on           date,
  ended_because    text,
  created_at       timestamptz NOT NULL DEFAULT now(),
  submitted_at     timestamptz,
  approved_at      timestamptz,
  activated_at     timestamptz,
  ended_at         timestamptz,
  CHECK ((author IS NULL) = (origin IN ('bootstrap', 'upgrade'))),
  CHECK ((rolls_back IS NULL) = (origin <> 'rollback')),
  CHECK (state <> 'scheduled' OR effective_at IS NOT NULL)
);
COMMENT ON TABLE change_set IS 'Objects that are changed, reviewed and put into force as one.';
COMMENT ON COLUMN change_set.author IS 'A person; the product itself has none.';
COMMENT ON COLUMN change_set.changes IS 'What was approved, with the versions that it got.';
COMMENT ON COLUMN change_set.digest IS 'SHA-256 over all items as submitted: what approvals are for.';
CREATE INDEX change_set_open ON change_set (state)
  WHERE state IN ('draft', 'in_review', 'approved', 'scheduled');

CREATE TABLE change_item (
  change_set_id integer NOT NULL REFERENCES change_set,
  kind          text    NOT NULL CHECK (kind IN ('fact', 'tag', 'code_list')),
  code          text    NOT NULL CHECK (code <> ''),
  text          text,
  base_hash     text    CHECK (base_hash ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (change_set_id, kind, code)
);
COMMENT ON COLUMN change_item.text IS 'The object as YAML, byte for byte; none: it is to be retired.';
COMMENT ON COLUMN change_item.base_hash IS 'SHA-256 of the text that was active when the draft began; none: a new object.';

CREATE TABLE change_editor (
  change_set_id integer NOT NULL REFERENCES change_set,
  person        uuid    NOT NULL,
  PRIMARY KEY (change_set_id, person)
);
COMMENT ON TABLE change_editor IS 'Everybody who ever edited the set; none of them may approve it.';

CREATE TABLE change_review (
  id            integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  change_set_id integer     NOT NULL REFERENCES change_set,
  person        uuid        NOT NULL,
  account       text        NOT NULL,
  roles         text[]      NOT NULL DEFAULT '{}',
  decision      text        NOT NULL CHECK (decision IN ('approved', 'changes_requested', 'rejected')),
  digest        text        NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  comment       text        NOT NULL DEFAULT '',
  impact_report integer,
  created_at    timestamptz NOT NULL DEFAULT now(),
  voided_at     timestamptz
);
COMMENT ON COLUMN change_review.impact_report IS 'The numbers that the person saw.';
COMMENT ON COLUMN change_review.voided_at IS 'When an edit made it void.';
CREATE INDEX change_review_by_set ON change_review (change_set_id);
CREATE UNIQUE INDEX change_review_once ON change_review (change_set_id, person, digest)
  WHERE decision = 'approved' AND voided_at IS NULL;

CREATE TABLE change_comment (
  id            integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  change_set_id integer     NOT NULL REFERENCES change_set,
  answers       integer     REFERENCES change_comment,
  place         text        NOT NULL,
  text          text        NOT NULL CHECK (text <> ''),
  person        uuid,
  account       text        NOT NULL,
  created_at    timestamptz NOT NULL DEFAULT now(),
  resolved_at   timestamptz,
  resolved_by   text,
  CHECK ((resolved_at IS NULL) = (resolved_by IS NULL))
);
COMMENT ON COLUMN change_comment.place IS 'A JSON pointer: /tag/churn_warning/cases/0/when.';
CREATE INDEX change_comment_by_set ON change_comment (change_set_id);

CREATE TABLE version_pin (
  id          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  consumer    text        NOT NULL CHECK (consumer <> ''),
  kind        text        NOT NULL CHECK (kind IN ('fact', 'tag', 'code_list')),
  code        text        NOT NULL CHECK (code <> ''),
  major       integer     NOT NULL CHECK (major >= 0),
  until       date,
  reason      text        NOT NULL DEFAULT '',
  account     text        NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  released_at timestamptz
);
COMMENT ON TABLE version_pin IS 'Who relies on a major version: a change that ends it waits for them.';
COMMENT ON COLUMN version_pin.until IS 'From this day on nobody waits for the consumer any more.';
CREATE UNIQUE INDEX version_pin_once ON version_pin (consumer, kind, code) WHERE released_at IS NULL;

CREATE TABLE shipped_object (
  kind         text NOT NULL,
  code         text NOT NULL,
  content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (kind, code)
);
COMMENT ON TABLE shipped_object IS 'What the folders last said: only a change there is an upgrade.';
`;

const VERSIONS = `
ALTER TABLE definition_version
  ADD COLUMN text          text,
  ADD COLUMN change_set_id integer REFERENCES change_set,
  ADD COLUMN active_from   timestamptz,
  ADD COLUMN active_until  timestamptz;
UPDATE definition_version SET text = body::text, active_from = created_at,
  active_until = CASE state WHEN 'retired' THEN now() END;
ALTER TABLE definition_version
  ALTER COLUMN text SET NOT NULL,
  DROP CONSTRAINT definition_version_state_check,
  ADD CONSTRAINT definition_version_state_check
    CHECK (state IN ('approved', 'active', 'retired', 'withdrawn')),
  ADD CHECK (active_from IS NOT NULL OR state IN ('approved', 'withdrawn')),
  ADD CHECK ((active_until IS NOT NULL) = (state = 'retired'));
COMMENT ON COLUMN definition_version.text IS 'The definition as it was approved, byte for byte.';
ALTER TABLE catalog_object
  ADD COLUMN text          text,
  ADD COLUMN change_set_id integer REFERENCES change_set,
  ADD COLUMN active_from   timestamptz,
  ADD COLUMN active_until  timestamptz;
UPDATE catalog_object SET active_from = loaded_at, active_until = CASE WHEN active THEN NULL ELSE now() END;
`;

const DOWN = `
DELETE FROM definition_version WHERE state NOT IN ('active', 'retired');
ALTER TABLE definition_version DROP COLUMN text, DROP COLUMN change_set_id, DROP COLUMN active_from,
  DROP COLUMN active_until, DROP CONSTRAINT definition_version_state_check,
  ADD CONSTRAINT definition_version_state_check CHECK (state IN ('active', 'retired'));
ALTER TABLE catalog_object DROP COLUMN text, DROP COLUMN change_set_id, DROP COLUMN active_from,
  DROP COLUMN active_until;
DROP TABLE shipped_object, version_pin, change_comment, change_review, change_editor, change_item,
  change_set;
`;

/** What is governed changes in sets that are reviewed; versions know in which and since when. */
export class ChangeSets1700000000006 implements MigrationInterface {
  readonly name = 'ChangeSets1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [TABLES, VERSIONS]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
