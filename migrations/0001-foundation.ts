import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Governed objects: what is true and who said so. One active row per object; older rows stay. */
const GOVERNANCE = `
CREATE TABLE catalog_object (
  id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind         text        NOT NULL CHECK (kind IN ('code_list', 'domain_model', 'source_mapping')),
  code         text        NOT NULL CHECK (code <> ''),
  version      integer     NOT NULL CHECK (version > 0),
  body         jsonb       NOT NULL,
  content_hash text        NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
  active       boolean     NOT NULL,
  loaded_at    timestamptz NOT NULL DEFAULT now(),
  UNIQUE (kind, code, version)
);
COMMENT ON TABLE catalog_object IS 'Code lists, domain models and source mappings, every version.';
COMMENT ON COLUMN catalog_object.content_hash IS 'SHA-256 of the canonical JSON of body.';
CREATE UNIQUE INDEX catalog_object_one_active ON catalog_object (kind, code) WHERE active;

CREATE TABLE definition_version (
  id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind         text        NOT NULL CHECK (kind IN ('fact', 'tag')),
  code         text        NOT NULL CHECK (code <> ''),
  version      text        NOT NULL
    CHECK (version ~ '^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)$'),
  body         jsonb       NOT NULL,
  content_hash text        NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
  state        text        NOT NULL CHECK (state IN ('active', 'retired')),
  origin       text        NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  UNIQUE (kind, code, version)
);
COMMENT ON TABLE definition_version IS 'Facts and tags as they were written, every version.';
COMMENT ON COLUMN definition_version.origin IS 'Where the version came from, e.g. the file.';
-- Facts and tags share one name space, so a code is active once over both kinds.
CREATE UNIQUE INDEX definition_version_one_active ON definition_version (code)
  WHERE state = 'active';
`;

/** Runs: what was asked for, who works on it, how far it is and how it ended. */
const RUNS = `
CREATE SEQUENCE fencing_token_seq AS bigint;
COMMENT ON SEQUENCE fencing_token_seq IS 'Grows with every lease; the newest token may publish.';

CREATE TABLE run (
  id              integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind            text             NOT NULL CHECK (kind IN ('ingest', 'materialize')),
  state           text             NOT NULL DEFAULT 'queued'
    CHECK (state IN ('queued', 'running', 'succeeded', 'failed')),
  params          jsonb            NOT NULL DEFAULT '{}',
  as_of           timestamptz,
  zone            text,
  progress        double precision NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 1),
  revision        integer          NOT NULL DEFAULT 0,
  idempotency_key text UNIQUE,
  request_hash    text,
  fencing_token   bigint UNIQUE,
  lease_until     timestamptz,
  heartbeat_at    timestamptz,
  error           jsonb,
  result          jsonb,
  created_at      timestamptz      NOT NULL DEFAULT now(),
  started_at      timestamptz,
  finished_at     timestamptz,
  CHECK (idempotency_key IS NULL OR request_hash IS NOT NULL),
  CHECK (state <> 'running' OR fencing_token IS NOT NULL),
  CHECK ((finished_at IS NOT NULL) = (state IN ('succeeded', 'failed')))
);
COMMENT ON COLUMN run.lease_until IS 'On database time; a run past it may be taken over.';
COMMENT ON COLUMN run.revision IS 'Grows with every change, so that a watcher knows what it saw.';
CREATE INDEX run_waiting ON run (id) WHERE state IN ('queued', 'running');

CREATE TABLE run_step (
  run_id      integer     NOT NULL REFERENCES run ON DELETE CASCADE,
  ordinal     integer     NOT NULL CHECK (ordinal > 0),
  name        text        NOT NULL,
  state       text        NOT NULL CHECK (state IN ('running', 'succeeded', 'failed')),
  figures     jsonb       NOT NULL DEFAULT '{}',
  started_at  timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  PRIMARY KEY (run_id, ordinal)
);
`;

/** What ingestion read and wrote. */
const DATASETS = `
CREATE TABLE source_file (
  id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source       text        NOT NULL,
  name         text        NOT NULL,
  sha256       text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  bytes        bigint      NOT NULL CHECK (bytes >= 0),
  first_run_id integer     REFERENCES run,
  created_at   timestamptz NOT NULL DEFAULT now(),
  UNIQUE (source, name, sha256)
);
COMMENT ON COLUMN source_file.id IS 'The file''s ordinal: rows of all datasets are ordered by it.';

CREATE TABLE dataset_version (
  id           integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dataset      text        NOT NULL,
  version      integer     NOT NULL CHECK (version > 0),
  run_id       integer     REFERENCES run,
  content_hash text        NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
  rows         bigint      NOT NULL CHECK (rows >= 0),
  period_from  date,
  period_to    date,
  manifest     jsonb       NOT NULL,
  active       boolean     NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  UNIQUE (dataset, version),
  CHECK ((period_from IS NULL) = (period_to IS NULL)),
  CHECK (period_from < period_to)
);
COMMENT ON TABLE dataset_version IS 'Immutable versions of the enterprise datasets.';
COMMENT ON COLUMN dataset_version.period_to IS 'First day that is no longer covered.';
CREATE UNIQUE INDEX dataset_version_one_active ON dataset_version (dataset) WHERE active;

CREATE TABLE ingestion_file (
  run_id           integer NOT NULL REFERENCES run ON DELETE CASCADE,
  source           text    NOT NULL,
  file_name        text    NOT NULL,
  dataset          text    NOT NULL,
  rows_in          bigint  NOT NULL CHECK (rows_in >= 0),
  rows_out         bigint  NOT NULL CHECK (rows_out >= 0),
  rows_merged      bigint  NOT NULL CHECK (rows_merged >= 0),
  rows_quarantined bigint  NOT NULL CHECK (rows_quarantined >= 0),
  rows_filtered    bigint  NOT NULL CHECK (rows_filtered >= 0),
  PRIMARY KEY (run_id, source, file_name, dataset),
  CONSTRAINT ingestion_file_no_row_lost
    CHECK (rows_in = rows_out + rows_merged + rows_quarantined + rows_filtered)
);
COMMENT ON TABLE ingestion_file IS 'Row accounting per file and target: no row may get lost.';
`;

/** What runs computed and what readers are shown. */
const SNAPSHOTS = `
CREATE TABLE fact_table (
  cache_key text PRIMARY KEY,
  subject   text    NOT NULL CHECK (subject IN ('customer', 'vehicle', 'lead')),
  path      text    NOT NULL,
  rows      bigint  NOT NULL CHECK (rows >= 0),
  columns   jsonb   NOT NULL,
  sha256    text    NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  run_id    integer NOT NULL REFERENCES run
);
COMMENT ON COLUMN fact_table.path IS 'Relative to the data directory.';

CREATE SEQUENCE snapshot_id_seq AS integer;

CREATE TABLE snapshot (
  id             integer PRIMARY KEY,
  run_id         integer     NOT NULL REFERENCES run,
  state          text        NOT NULL CHECK (state IN ('sealed', 'published')),
  as_of          timestamptz NOT NULL,
  zone           text        NOT NULL,
  content_digest text        NOT NULL CHECK (content_digest ~ '^[0-9a-f]{64}$'),
  manifest       jsonb       NOT NULL,
  diff           jsonb,
  previous_id    integer     REFERENCES snapshot,
  created_at     timestamptz NOT NULL DEFAULT now(),
  published_at   timestamptz,
  CHECK ((published_at IS NOT NULL) = (state = 'published')),
  CHECK (previous_id <> id)
);
ALTER SEQUENCE snapshot_id_seq OWNED BY snapshot.id;
CREATE INDEX snapshot_by_run ON snapshot (run_id);

CREATE TABLE publication (
  name          text PRIMARY KEY,
  snapshot_id   integer     NOT NULL REFERENCES snapshot,
  fencing_token bigint      NOT NULL,
  published_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE publication IS 'The pointer that readers follow; moving it is the publication.';

CREATE TABLE column_digest (
  digest_key text PRIMARY KEY,
  digest     text   NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  rows       bigint NOT NULL CHECK (rows >= 0),
  counts     jsonb  NOT NULL
);
COMMENT ON TABLE column_digest IS 'What a tag column came to, by the inputs that made it.';
`;

const TABLES = [
  'column_digest',
  'publication',
  'snapshot',
  'fact_table',
  'ingestion_file',
  'dataset_version',
  'source_file',
  'run_step',
  'run',
  'definition_version',
  'catalog_object',
];

/** Everything from governed objects to published snapshots. */
export class Foundation1700000000000 implements MigrationInterface {
  readonly name = 'Foundation1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [GOVERNANCE, RUNS, DATASETS, SNAPSHOTS]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE ${table}`);
    await runner.query('DROP SEQUENCE fencing_token_seq');
  }
}
