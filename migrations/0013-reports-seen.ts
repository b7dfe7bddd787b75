import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An approval says which figures it rests on, or why there are none; a submission says whose it is. */
const COLUMNS = `
ALTER TABLE change_review
  ADD COLUMN no_report_because text CHECK (no_report_because ~ '^[a-z][a-z0-9_]{0,63}$'),
  ADD CHECK (impact_report IS NULL OR no_report_because IS NULL);
COMMENT ON COLUMN change_review.no_report_because IS
  'Why no report could be seen: what kept it from being computed.';
ALTER TABLE change_set
  ADD COLUMN submitted_by      uuid,
  ADD COLUMN submitted_account text;
COMMENT ON COLUMN change_set.submitted_by IS 'A person; the product itself has none.';
`;

/** Who submitted what is there already stands in the trail. */
const KNOWN_SUBMITTERS = `
ALTER TABLE change_set DISABLE TRIGGER guard;
UPDATE change_set s SET submitted_by = e.person, submitted_account = e.account
FROM (SELECT DISTINCT ON (object_code) object_code, person, account FROM audit_event
  WHERE object_kind = 'change_set' AND action = 'change_set.submitted'
  ORDER BY object_code, id DESC) e
WHERE e.object_code = s.id::text AND s.submitted_at IS NOT NULL;
ALTER TABLE change_set ENABLE TRIGGER guard;
`;

const REVIEW_GUARD = (report: string): string => `
CREATE OR REPLACE FUNCTION guard_change_review() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  owner change_set;
BEGIN
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND
     (to_jsonb(NEW) - 'voided_at' <> to_jsonb(OLD) - 'voided_at' OR OLD.voided_at IS NOT NULL)) THEN
    PERFORM governance_refuse('review_kept', 'What somebody decided stays as it is.');
  END IF;
  IF TG_OP = 'UPDATE' THEN RETURN NEW; END IF;
  IF governance_person() IS NULL OR NEW.person <> governance_person() THEN
    PERFORM governance_refuse('actor_unknown', 'Only a person reviews, and only for themselves.');
  END IF;
  SELECT * INTO owner FROM change_set WHERE id = NEW.change_set_id FOR UPDATE;
  IF owner.state <> 'in_review' THEN
    PERFORM governance_refuse('state_refused',
      format('A change-set that is %s cannot be reviewed.', owner.state));
  END IF;
  IF NEW.digest <> owner.digest THEN
    PERFORM governance_refuse('digest_outdated', 'The change-set is not what was looked at; look again.');
  END IF;
  IF NEW.decision = 'approved' AND (NEW.person = owner.author OR EXISTS (
     SELECT FROM change_editor WHERE change_set_id = owner.id AND person = NEW.person)) THEN
    PERFORM governance_refuse('own_work', 'Whoever wrote or edited a change-set cannot approve it.');
  END IF;
${report}  RETURN NEW;
END $$;
`;

/** Whose report it is cannot be told here: what it is of is a hash that the service makes. */
const REPORT_RULES = `  IF NEW.decision = 'approved' AND NEW.impact_report IS NULL
     AND (NEW.no_report_because IS NULL
       OR NEW.no_report_because = 'no_snapshot' AND EXISTS (SELECT FROM publication)) THEN
    PERFORM governance_refuse('report_missing',
      'An approval names the report of the effect that was seen.');
  END IF;
  IF NEW.decision = 'approved' AND EXISTS (
     SELECT FROM impact_report seen JOIN impact_report newer USING (draft_hash)
     WHERE seen.id = NEW.impact_report AND newer.id > seen.id) THEN
    PERFORM governance_refuse('report_outdated',
      'There is a newer report of the same change; look at that one.');
  END IF;
`;

const DOWN = `
ALTER TABLE change_review DROP COLUMN no_report_because;
ALTER TABLE change_set DROP COLUMN submitted_by, DROP COLUMN submitted_account;
`;

/** What an approver saw of the effect is part of the approval. */
export class ReportsSeen1700000000012 implements MigrationInterface {
  readonly name = 'ReportsSeen1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [COLUMNS, KNOWN_SUBMITTERS, REVIEW_GUARD(REPORT_RULES)]) {
      await runner.query(part);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(REVIEW_GUARD(''));
    await runner.query(DOWN);
  }
}
