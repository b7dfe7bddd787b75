import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Schedules are governed objects; what has become of each stands in a table of its own. */
const UP = `
ALTER TABLE catalog_object DROP CONSTRAINT catalog_object_kind_check;
ALTER TABLE catalog_object ADD CONSTRAINT catalog_object_kind_check
  CHECK (kind IN ('code_list', 'domain_model', 'source_mapping', 'schedule'));

CREATE TABLE schedule (
  code         text PRIMARY KEY CHECK (code <> ''),
  timing_hash  text        NOT NULL CHECK (timing_hash ~ '^[0-9a-f]{64}$'),
  next_at      timestamptz,
  watermark    integer     NOT NULL CHECK (watermark >= 0),
  due_at       timestamptz,
  due_reason   text CHECK (due_reason IN ('cron', 'arrival')),
  slots        integer     NOT NULL DEFAULT 0 CHECK (slots >= 0),
  held         jsonb,
  paused_at    timestamptz,
  pause_reason text,
  CHECK ((due_at IS NULL) = (due_reason IS NULL)),
  CHECK (held IS NULL OR due_at IS NOT NULL),
  CHECK (pause_reason IS NULL OR paused_at IS NOT NULL)
);
COMMENT ON TABLE schedule IS 'How far each schedule is; what it says stands in catalog_object.';
COMMENT ON COLUMN schedule.timing_hash IS 'Of the times and datasets that next_at and watermark follow.';
COMMENT ON COLUMN schedule.next_at IS 'The first time of its cron that nothing was done for.';
COMMENT ON COLUMN schedule.watermark IS 'Dataset versions up to this id have been seen.';
COMMENT ON COLUMN schedule.due_at IS 'Since when it waits for its start; null when it does not.';
COMMENT ON COLUMN schedule.slots IS 'Times of its cron that the waiting start stands for.';
COMMENT ON COLUMN schedule.held IS 'What the waiting start is held by.';

CREATE TABLE schedule_start (
  run_id   integer     PRIMARY KEY REFERENCES run ON DELETE CASCADE,
  schedule text        NOT NULL,
  reason   text        NOT NULL CHECK (reason IN ('cron', 'arrival', 'request')),
  due_at   timestamptz NOT NULL,
  slots    integer     NOT NULL CHECK (slots >= 0)
);
COMMENT ON TABLE schedule_start IS 'Which runs were started by which schedule, and what for.';
COMMENT ON COLUMN schedule_start.slots IS 'Times of its cron that this one run stands for.';
CREATE INDEX schedule_start_by_schedule ON schedule_start (schedule, run_id);
`;

const DOWN = `
DROP TABLE schedule_start;
DROP TABLE schedule;
DELETE FROM catalog_object WHERE kind = 'schedule';
ALTER TABLE catalog_object DROP CONSTRAINT catalog_object_kind_check;
ALTER TABLE catalog_object ADD CONSTRAINT catalog_object_kind_check
  CHECK (kind IN ('code_list', 'domain_model', 'source_mapping'));
`;

/** Runs that start by themselves. */
export class Schedules1700000000002 implements MigrationInterface {
  readonly name = 'Schedules1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
