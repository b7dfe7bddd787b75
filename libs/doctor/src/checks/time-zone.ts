import type { ClientBase } from 'pg';
import type { Check } from '../check.js';
import { ok, warn, type Result } from '../finding.js';
import { withDatabase } from '../with-database.js';

/** Node and PostgreSQL bring time zone data of their own, which governments change. */
export const TIME_ZONE: Check = {
  name: 'time_zone',
  run: (examination) =>
    withDatabase(examination, async (client) => {
      const { zone } = examination.config;
      return timeZoneResult(zone, offsetHere(zone, new Date()), await offsetThere(client, zone));
    }),
};

/** Minutes east of UTC by Node's data. */
function offsetHere(zone: string, at: Date): number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The same by PostgreSQL's; undefined where it does not know the zone. */
async function offsetThere(client: ClientBase, zone: string): Promise<number | undefined> {
  const { rows } = await client.query<{ minutes: number }>(
    `SELECT (extract(epoch FROM utc_offset) / 60)::int AS minutes FROM pg_timezone_names
     WHERE lower(name) = lower($1)`,
    [zone],
  );
  return rows[0]?.minutes;
}

/** @param here minutes east of UTC; there undefined where the zone is not known */
export function timeZoneResult(zone: string, here: number, there: number | undefined): Result {
  if (here === there) return ok(`${zone} is ${here} minutes ahead of UTC, here and in PostgreSQL.`);
  return warn(
    there === undefined
      ? `PostgreSQL does not know the zone ${zone}.`
      : `${zone} is ${here} minutes ahead of UTC here, but ${there} in PostgreSQL.`,
    'Update Node and PostgreSQL (or the tzdata package of its machine) to the same time zone data.',
  );
}
