import type { ClientBase } from 'pg';
import type { Check } from '../check.js';
import { fail, ok, warn, type Result } from '../finding.js';
import { withDatabase } from '../with-database.js';

/** Leases are on the database's time, requests and logs on this machine's. */
const NOTICEABLE_S = 2;
const HARMFUL_S = 60;

/** This machine and the database agree on what time it is. */
export const CLOCK: Check = {
  name: 'clock',
  run: (examination) =>
    withDatabase(examination, async (client) => clockResult(await skew(client))),
};

/** Seconds that the database is ahead, as seen from the middle of the question. */
async function skew(client: ClientBase): Promise<number> {
  await client.query('SELECT 1'); // the first answer takes longer
  const before = Date.now();
  const { rows } = await client.query<{ now: number }>(
    'SELECT extract(epoch FROM clock_timestamp())::float8 AS now',
  );
  const middle = (before + Date.now()) / 2;
  return (rows[0]?.now ?? Number.NaN) - middle / 1000;
}

/** @param seconds that the database is ahead of this machine */
export function clockResult(seconds: number): Result {
  const apart = Math.abs(seconds);
  const found = `The database is ${apart.toFixed(1)} s ${seconds < 0 ? 'behind' : 'ahead of'} this machine.`;
  const mend = 'Let both machines take their time from NTP (`timedatectl set-ntp true`).';
  if (apart > HARMFUL_S) return fail(found, mend);
  return apart > NOTICEABLE_S ? warn(found, mend) : ok(found);
}
