import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '@tagwright/platform';
import pg from 'pg';
import { serverSettings, SESSION_SETTINGS, SESSIONS } from './expert-settings.js';

const SCHEMA = 'bench_expert';

/** What a file's `:name` and `:'name'` stand for, as in psql. */
export type SqlValues = Readonly<Record<string, string | number>>;

/** The expert's sessions, with a schema of their own that goes with them. */
export class ExpertDatabase {
  private constructor(private readonly sessions: readonly pg.Client[]) {}

  /** Connects and creates the empty tables of the datasets. */
  static async open(url: string): Promise<ExpertDatabase> {
    const sessions = Array.from(
      { length: SESSIONS },
      () => new pg.Client({ connectionString: url }),
    );
    const expert = new ExpertDatabase(sessions);
    try {
      for (const session of sessions) {
        await session.connect();
        for (const [name, value] of Object.entries({ ...SESSION_SETTINGS, search_path: SCHEMA })) {
          await session.query('SELECT set_config($1, $2, false)', [name, value]);
        }
      }
      await expert.client.query(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE`);
      await expert.client.query(`CREATE SCHEMA ${SCHEMA}`);
      await expert.run('tables.sql', {});
      return expert;
    } catch (error) {
      await expert.close();
      throw error;
    }
  }

  /** The first session. */
  get client(): pg.Client {
    const [first] = this.sessions;
    if (first === undefined) throw new RangeError('No session');
    return first;
  }

  /** Runs one of the SQL files beside this one in a session. */
  async run(file: string, values: SqlValues, session = 0): Promise<void> {
    const sql = await readFile(join(packageRoot(), 'bench', 'expert', file), 'utf8');
    const client = this.sessions[session] ?? this.client;
    const filled = sql.replace(/(?<!:):('?)(\w+)\1/g, (place, quote: string, name: string) => {
      const value = values[name];
      if (value === undefined) return place;
      return quote === '' ? String(value) : client.escapeLiteral(String(value));
    });
    await client.query(filled);
  }

  /** Columns in order, by table. */
  async tables(): Promise<ReadonlyMap<string, readonly string[]>> {
    const { rows } = await this.client.query<{ table: string; columns: string[] }>(
      `SELECT table_name::text AS table,
         array_agg(column_name::text ORDER BY ordinal_position) AS columns
       FROM information_schema.columns WHERE table_schema = $1 GROUP BY table_name ORDER BY 1`,
      [SCHEMA],
    );
    return new Map(rows.map(({ table, columns }) => [table, columns]));
  }

  /** The named settings as they are in force, `name=value` separated by blanks. */
  async settings(): Promise<string> {
    const names = [...Object.keys(serverSettings()), ...Object.keys(SESSION_SETTINGS)];
    const { rows } = await this.client.query<{ text: string }>(
      `SELECT string_agg(name || '=' || current_setting(name), ' ' ORDER BY name) AS text
       FROM unnest($1::text[]) AS name`,
      [names],
    );
    return `sessions=${SESSIONS} ${rows[0]?.text ?? ''}`;
  }

  async close(): Promise<void> {
    try {
      await this.client.query(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE`);
    } finally {
      await Promise.all(this.sessions.map((session) => session.end()));
    }
  }
}
