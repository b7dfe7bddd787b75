import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One raise for all rules: the name is the problem's stable code. */
const REFUSE = `
CREATE FUNCTION governance_refuse(rule text, message text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'TWGOV', CONSTRAINT = rule, MESSAGE = message;
END $$;

CREATE FUNCTION governance_person() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT nullif(current_setting('tagwright.person', true), '')::uuid
$$;

CREATE FUNCTION change_set_digest(asked integer) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(coalesce(string_agg(
    kind || '/' || code || ' ' || coalesce(encode(sha256(convert_to(text, 'UTF8')), 'hex'), 'retire')
    || ' on ' || coalesce(base_hash, 'nothing'),
    E'\\n' ORDER BY kind COLLATE "C", code COLLATE "C"), ''), 'UTF8')), 'hex')
  FROM change_item WHERE change_set_id = asked
$$;
COMMENT ON FUNCTION change_set_digest IS 'Of every item''s bytes and of what they are to replace.';
`;

/** Which state follows which; a trigger, so that no way in can do otherwise. */
const SET_GUARD = `
CREATE FUNCTION guard_change_set() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  approvals integer;
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM governance_refuse('change_set_kept', 'Change-sets are never deleted; withdraw it.');
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'draft' THEN
      PERFORM governance_refuse('state_refused', 'A change-set begins as a draft.');
    END IF;
    IF NEW.author IS DISTINCT FROM governance_person() THEN
      PERFORM governance_refuse('actor_unknown', 'A change-set''s author is the person who acts.');
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.origin, NEW.author, NEW.author_account, NEW.rolls_back, NEW.created_at)
     IS DISTINCT FROM (OLD.id, OLD.origin, OLD.author, OLD.author_account, OLD.rolls_back, OLD.created_at) THEN
    PERFORM governance_refuse('change_set_fixed', 'Where a change-set comes from cannot be changed.');
  END IF;
  IF OLD.state IN ('active', 'rejected', 'withdrawn', 'superseded') THEN
    PERFORM governance_refuse('change_set_ended',
      format('A change-set that is %s stays as it is.', OLD.state));
  END IF;
  IF OLD.state = NEW.state THEN
    IF NEW.state <> 'draft' AND (NEW.digest, NEW.approvals_needed, NEW.changes)
       IS DISTINCT FROM (OLD.digest, OLD.approvals_needed, OLD.changes) THEN
      PERFORM governance_refuse('change_set_fixed', 'What is in review is not changed; edit it as a draft.');
    END IF;
    RETURN NEW;
  END IF;
  IF NOT (OLD.state || '>' || NEW.state) = ANY (ARRAY[
    'draft>in_review', 'draft>withdrawn', 'draft>superseded',
    'in_review>draft', 'in_review>approved', 'in_review>rejected', 'in_review>withdrawn', 'in_review>superseded',
    'approved>draft', 'approved>scheduled', 'approved>active', 'approved>withdrawn', 'approved>superseded',
    'scheduled>draft', 'scheduled>approved', 'scheduled>active', 'scheduled>withdrawn', 'scheduled>superseded'])
    AND NOT (NEW.origin = 'bootstrap' AND OLD.state = 'draft' AND NEW.state = 'active') THEN
    PERFORM governance_refuse('state_refused',
      format('A change-set that is %s cannot become %s.', OLD.state, NEW.state));
  END IF;
  IF NEW.state = 'draft' THEN
    NEW.digest := NULL;
    NEW.approvals_needed := NULL;
    NEW.effective_at := NULL;
    NEW.changes := NULL;
    UPDATE change_review SET voided_at = now() WHERE change_set_id = NEW.id AND voided_at IS NULL;
  ELSIF NEW.state = 'in_review' THEN
    IF NOT EXISTS (SELECT FROM change_item WHERE change_set_id = NEW.id) THEN
      PERFORM governance_refuse('change_set_empty', 'There is nothing in this change-set to review.');
    END IF;
    IF NEW.approvals_needed IS NULL THEN
      PERFORM governance_refuse('approvals_unknown', 'Nobody said how many approvals it needs.');
    END IF;
    NEW.digest := change_set_digest(NEW.id);
  ELSIF NEW.state = 'approved' AND OLD.state = 'in_review' THEN
    SELECT count(DISTINCT person) INTO approvals FROM change_review
      WHERE change_set_id = NEW.id AND decision = 'approved' AND voided_at IS NULL
        AND digest = change_set_digest(NEW.id);
    IF approvals < OLD.approvals_needed THEN
      PERFORM governance_refuse('approvals_missing',
        format('%s of %s approvals are there.', approvals, OLD.approvals_needed));
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE OR DELETE ON change_set
  FOR EACH ROW EXECUTE FUNCTION guard_change_set();
`;

/** Items change in drafts only, and whoever changes one is an editor for ever. */
const ITEM_GUARD = `
CREATE FUNCTION governance_has(asked text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE asked WHEN 'code_list' THEN EXISTS (SELECT FROM catalog_object WHERE kind = asked)
    ELSE EXISTS (SELECT FROM definition_version WHERE kind = asked) END
$$;

CREATE FUNCTION guard_change_item() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  asked integer := CASE TG_OP WHEN 'DELETE' THEN OLD.change_set_id ELSE NEW.change_set_id END;
  owner change_set;
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.change_set_id, NEW.kind, NEW.code)
     IS DISTINCT FROM (OLD.change_set_id, OLD.kind, OLD.code) THEN
    PERFORM governance_refuse('change_set_fixed', 'An item stays in its change-set under its name.');
  END IF;
  SELECT * INTO owner FROM change_set WHERE id = asked FOR UPDATE;
  IF owner.state <> 'draft' THEN
    PERFORM governance_refuse('state_refused',
      format('A change-set that is %s cannot be edited.', owner.state));
  END IF;
  IF owner.origin = 'bootstrap' AND governance_has(NEW.kind) THEN
    PERFORM governance_refuse('already_governed',
      format('There are objects of kind %s already: they change by review.', NEW.kind));
  END IF;
  IF governance_person() IS NOT NULL THEN
    INSERT INTO change_editor VALUES (asked, governance_person()) ON CONFLICT DO NOTHING;
  ELSIF owner.author IS NOT NULL THEN
    PERFORM governance_refuse('actor_unknown', 'Only a person may edit what people wrote.');
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE OR DELETE ON change_item
  FOR EACH ROW EXECUTE FUNCTION guard_change_item();

CREATE FUNCTION guard_change_editor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM governance_refuse('editors_kept', 'Who edited a change-set stays known.');
END $$;
CREATE TRIGGER guard BEFORE UPDATE OR DELETE ON change_editor
  FOR EACH ROW EXECUTE FUNCTION guard_change_editor();
`;

/** The second pair of eyes: another person than any who wrote, of exactly what is in review. */
const REVIEW_GUARD = `
CREATE FUNCTION guard_change_review() RETURNS trigger LANGUAGE plpgsql AS $$
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
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE OR DELETE ON change_review
  FOR EACH ROW EXECUTE FUNCTION guard_change_review();
`;

/** What was said stays; it can be resolved, once. */
const COMMENT_GUARD = `
CREATE FUNCTION guard_change_comment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.resolved_at IS NOT NULL
     OR to_jsonb(NEW) - '{resolved_at,resolved_by}'::text[]
       <> to_jsonb(OLD) - '{resolved_at,resolved_by}'::text[] THEN
    PERFORM governance_refuse('comment_kept', 'What somebody said stays as it is.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE UPDATE OR DELETE ON change_comment
  FOR EACH ROW EXECUTE FUNCTION guard_change_comment();
`;

/** Only what was approved, as it was approved, gets a version and comes into force. */
const VERSION_GUARD = `
CREATE FUNCTION governance_is_approved(asked integer, asked_kind text, asked_code text, asked_text text)
RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM change_item i JOIN change_set s ON s.id = i.change_set_id
    WHERE s.id = asked AND i.kind = asked_kind AND i.code = asked_code
      AND i.text IS NOT DISTINCT FROM asked_text
      AND (s.state IN ('approved', 'scheduled', 'active') AND s.digest = change_set_digest(s.id)
        OR s.origin = 'bootstrap' AND s.state = 'draft'))
$$;

CREATE FUNCTION guard_definition_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM governance_refuse('version_kept', 'Versions of definitions are never deleted.');
  END IF;
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - '{state,active_from,active_until}'::text[]
     <> to_jsonb(OLD) - '{state,active_from,active_until}'::text[] THEN
    PERFORM governance_refuse('version_fixed', 'A version of a definition does not change.');
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state IN ('retired', 'withdrawn') AND NEW.state <> OLD.state THEN
    PERFORM governance_refuse('version_fixed', 'A version that has ended does not come back; roll back to it.');
  END IF;
  IF NEW.state IN ('approved', 'active')
     AND NOT governance_is_approved(NEW.change_set_id, NEW.kind, NEW.code, NEW.text) THEN
    PERFORM governance_refuse('not_approved', format('%s %s has not been approved like this.', NEW.kind, NEW.code));
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE OR DELETE ON definition_version
  FOR EACH ROW EXECUTE FUNCTION guard_definition_version();

CREATE FUNCTION guard_code_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM governance_refuse('version_kept', 'Versions of code lists are never deleted.');
  END IF;
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - '{active,active_from,active_until,loaded_at}'::text[]
     <> to_jsonb(OLD) - '{active,active_from,active_until,loaded_at}'::text[] THEN
    PERFORM governance_refuse('version_fixed', 'A version of a code list does not change.');
  END IF;
  IF NEW.active AND (TG_OP = 'INSERT' OR NOT OLD.active)
     AND NOT governance_is_approved(NEW.change_set_id, NEW.kind, NEW.code, NEW.text) THEN
    PERFORM governance_refuse('not_approved', format('The code list %s has not been approved like this.', NEW.code));
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON catalog_object
  FOR EACH ROW WHEN (NEW.kind = 'code_list') EXECUTE FUNCTION guard_code_list();
CREATE TRIGGER guard_deletion BEFORE DELETE ON catalog_object
  FOR EACH ROW WHEN (OLD.kind = 'code_list') EXECUTE FUNCTION guard_code_list();
`;

const DOWN = `
DROP TRIGGER guard ON catalog_object;
DROP TRIGGER guard_deletion ON catalog_object;
DROP TRIGGER guard ON definition_version;
DROP TRIGGER guard ON change_set;
DROP TRIGGER guard ON change_item;
DROP TRIGGER guard ON change_editor;
DROP TRIGGER guard ON change_review;
DROP TRIGGER guard ON change_comment;
DROP FUNCTION guard_code_list(), guard_definition_version(),
  governance_is_approved(integer, text, text, text), guard_change_comment(), guard_change_review(),
  guard_change_editor(), guard_change_item(), guard_change_set(), governance_has(text),
  change_set_digest(integer), governance_person(), governance_refuse(text, text);
`;

/** The rules of governance: whatever the way in, the database keeps them. */
export class GovernanceRules1700000000008 implements MigrationInterface {
  readonly name = 'GovernanceRules1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    const parts = [REFUSE, SET_GUARD, ITEM_GUARD, REVIEW_GUARD, COMMENT_GUARD, VERSION_GUARD];
    for (const part of parts) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}
