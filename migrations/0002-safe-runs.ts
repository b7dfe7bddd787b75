import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Attempts, priorities and cancellation of runs. */
const UP = `
ALTER TABLE run
  ADD COLUMN attempt             integer  NOT NULL DEFAULT 0 CHECK (attempt >= 0),
  ADD COLUMN max_attempts        integer  NOT NULL DEFAULT 3 CHECK (max_attempts > 0),
  ADD COLUMN priority            text     NOT NULL DEFAULT 'normal'
    CHECK (priority IN ('interactive', 'normal', 'background')),
  ADD COLUMN not_before          timestamptz,
  ADD COLUMN cancel_requested_at timestamptz;
COMMENT ON COLUMN run.attempt IS 'How often the run has been begun.';
COMMENT ON COLUMN run.max_attempts IS 'After so many attempts the run is set aside as failed.';
COMMENT ON COLUMN run.not_before IS 'A run that waits for its next attempt is not begun earlier.';
ALTER TABLE run DROP CONSTRAINT run_state_check;
ALTER TABLE run ADD CONSTRAINT run_state_check
  CHECK (state IN ('queued', 'running', 'succeeded', 'failed', 'cancelled'));
ALTER TABLE run DROP CONSTRAINT run_check2;
ALTER TABLE run ADD CONSTRAINT run_finished_check
  CHECK ((finished_at IS NOT NULL) = (state IN ('succeeded', 'failed', 'cancelled')));
`;

const DOWN = `
UPDATE run SET state = 'failed' WHERE state = 'cancelled';
ALTER TABLE run DROP CONSTRAINT run_finished_check;
ALTER TABLE run ADD CONSTRAINT run_check2
  CHECK ((finished_at IS NOT NULL) = (state IN ('succeeded', 'failed')));
ALTER TABLE run DROP CONSTRAINT run_state_check;
ALTER TABLE run ADD CONSTRAINT run_state_check
  CHECK (state IN ('queued', 'running', 'succeeded', 'failed'));
ALTER TABLE run DROP COLUMN cancel_requested_at, DROP COLUMN not_before, DROP COLUMN priority,
  DROP COLUMN max_attempts, DROP COLUMN attempt;
`;

/** What runs need to survive whatever one machine can suffer. */
export class SafeRuns1700000000001 implements MigrationInterface {
  readonly name = 'SafeRuns1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
