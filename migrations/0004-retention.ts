import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What of a dataset version, fact table or snapshot has become of its files. */
function marks(table: string): string {
  return `
ALTER TABLE ${table}
  ADD COLUMN collect_after       timestamptz,
  ADD COLUMN deletion_started_at timestamptz,
  ADD COLUMN files_deleted_at    timestamptz,
  ADD COLUMN freed_bytes         bigint CHECK (freed_bytes >= 0),
  ADD CONSTRAINT ${table}_deleted_in_order CHECK (
    (deletion_started_at IS NULL OR collect_after IS NOT NULL)
    AND (files_deleted_at IS NULL OR deletion_started_at IS NOT NULL));
COMMENT ON COLUMN ${table}.collect_after IS
  'Marked for collection: the files are deleted at the earliest then, unless a pin saves them.';
COMMENT ON COLUMN ${table}.deletion_started_at IS
  'From here on some of the files may be gone, and no pin is given any more.';
COMMENT ON COLUMN ${table}.freed_bytes IS 'Of the files that nothing else shares.';
`;
}

const MARKED = ['dataset_version', 'fact_table', 'snapshot'];

const UP = `
ALTER TABLE run DROP CONSTRAINT run_kind_check;
ALTER TABLE run ADD CONSTRAINT run_kind_check
  CHECK (kind IN ('ingest', 'materialize', 'collect'));

ALTER TABLE fact_table ADD COLUMN created_at timestamptz NOT NULL DEFAULT now();
UPDATE fact_table SET created_at = run.created_at FROM run WHERE run.id = fact_table.run_id;
${MARKED.map(marks).join('')}
ALTER TABLE dataset_version ADD CONSTRAINT dataset_version_active_is_kept
  CHECK (NOT active OR collect_after IS NULL);

CREATE TABLE pin (
  id                 integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  snapshot_id        integer REFERENCES snapshot,
  dataset_version_id integer REFERENCES dataset_version,
  fact_cache_key     text    REFERENCES fact_table,
  holder             text        NOT NULL CHECK (holder <> ''),
  reason             text        NOT NULL CHECK (btrim(reason) <> ''),
  run_id             integer     REFERENCES run ON DELETE CASCADE,
  lease_until        timestamptz,
  created_at         timestamptz NOT NULL DEFAULT now(),
  CHECK (num_nonnulls(snapshot_id, dataset_version_id, fact_cache_key) = 1),
  CHECK (run_id IS NULL OR lease_until IS NULL),
  UNIQUE NULLS NOT DISTINCT (holder, snapshot_id, dataset_version_id, fact_cache_key)
);
COMMENT ON TABLE pin IS 'Whose files may not be deleted, and for whose sake.';
COMMENT ON COLUMN pin.run_id IS 'In force as long as this run waits or is at work.';
COMMENT ON COLUMN pin.lease_until IS
  'On database time. Without it, and without a run, the pin holds until somebody removes it.';
`;

const DOWN = `
DROP TABLE pin;
ALTER TABLE dataset_version DROP CONSTRAINT dataset_version_active_is_kept;
${MARKED.map(
  (table) => `ALTER TABLE ${table} DROP CONSTRAINT ${table}_deleted_in_order,
  DROP COLUMN freed_bytes, DROP COLUMN files_deleted_at, DROP COLUMN deletion_started_at,
  DROP COLUMN collect_after;`,
).join('\n')}
ALTER TABLE fact_table DROP COLUMN created_at;
DELETE FROM run WHERE kind = 'collect';
ALTER TABLE run DROP CONSTRAINT run_kind_check;
ALTER TABLE run ADD CONSTRAINT run_kind_check CHECK (kind IN ('ingest', 'materialize'));
`;

/** Pins, marks and the deletion of files that nobody needs any more. */
export class Retention1700000000003 implements MigrationInterface {
  readonly name = 'Retention1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
