import type { Pool } from 'pg';

/** One change that the database saw, in the order in which it came about. */
export interface JournalEntry {
  /** The run; null for a move of the publication's pointer. */
  readonly runId: number | null;
  /** The state that the run came to, or `published`. */
  readonly what: string;
  readonly token: number;
}

/**
 * Has the database itself write down every beginning and end of a run and every publication, so that
 * a test does not have to believe what a run's row says at the end.
 */
export async function keepJournal(database: Pool): Promise<void> {
  await database.query(`
    CREATE TABLE journal (
      id bigint GENERATED ALWAYS AS IDENTITY, run_id integer, what text, token bigint);
    CREATE FUNCTION write_run() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO journal (run_id, what, token) VALUES (NEW.id, NEW.state, NEW.fencing_token);
      RETURN NULL; END $$;
    CREATE FUNCTION write_publication() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      INSERT INTO journal (what, token) VALUES ('published', NEW.fencing_token);
      RETURN NULL; END $$;
    CREATE TRIGGER journal AFTER UPDATE ON run FOR EACH ROW
      WHEN (OLD.state <> NEW.state OR OLD.attempt <> NEW.attempt) EXECUTE FUNCTION write_run();
    CREATE TRIGGER journal AFTER INSERT OR UPDATE ON publication FOR EACH ROW
      EXECUTE FUNCTION write_publication();
  `);
}

export async function readJournal(database: Pool): Promise<JournalEntry[]> {
  const { rows } = await database.query<JournalEntry>(
    'SELECT run_id AS "runId", what, token::int AS token FROM journal ORDER BY id',
  );
  return rows;
}
