import type { Reader } from './read-artifacts.js';

/** The database's time: marks, leases and grace are all counted on it. */
export async function readNow(reader: Reader): Promise<Date> {
  const [row] = (await reader.query('SELECT clock_timestamp() AS now')) as { now: Date }[];
  return row?.now ?? new Date(0); // long before anything is due
}
