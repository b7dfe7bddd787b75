import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A report is evidence of what somebody saw before deciding, so that it never changes. */
const REPORTS = `
CREATE TABLE impact_report (
  id          integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  draft_hash  text        NOT NULL CHECK (draft_hash ~ '^[0-9a-f]{64}$'),
  inputs_hash text        NOT NULL CHECK (inputs_hash ~ '^[0-9a-f]{64}$'),
  snapshot_id integer     NOT NULL REFERENCES snapshot (id),
  report      jsonb       NOT NULL,
  computed_at timestamptz NOT NULL,
  person      uuid
);
COMMENT ON TABLE impact_report IS 'The effect of drafts as it was computed for somebody; insert only.';
COMMENT ON COLUMN impact_report.inputs_hash IS 'Differs from that of today when data or definitions moved on.';
CREATE INDEX impact_report_by_draft ON impact_report (draft_hash, id);
CREATE INDEX impact_report_by_snapshot ON impact_report (snapshot_id);

ALTER TABLE change_review ADD CONSTRAINT change_review_impact_report
  FOREIGN KEY (impact_report) REFERENCES impact_report;

CREATE FUNCTION refuse_changed_impact_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'An impact report is never changed or deleted.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER impact_report_insert_only BEFORE UPDATE OR DELETE ON impact_report
  FOR EACH ROW EXECUTE FUNCTION refuse_changed_impact_report();
`;

/** What reviewers saw of a change's effect. */
export class Impact1700000000007 implements MigrationInterface {
  readonly name = 'Impact1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REPORTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE change_review DROP CONSTRAINT change_review_impact_report');
    await runner.query('DROP TABLE impact_report');
    await runner.query('DROP FUNCTION refuse_changed_impact_report');
  }
}
