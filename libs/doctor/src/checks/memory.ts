import { totalmem } from 'node:os';
import { inWords, bytesOf } from '../bytes.js';
import type { Check } from '../check.js';
import { fail, ok, warn, type Result } from '../finding.js';

/** Node, PostgreSQL and the system need the rest. */
const SHARE_FOR_DUCKDB = 0.75;

/** What DuckDB may take is there, within the control group's limit too. */
export const MEMORY: Check = {
  name: 'memory',
  run: ({ config }) => {
    // 0 or a number beyond all memory where no control group limits the process.
    const limit = process.constrainedMemory();
    const total = totalmem();
    return memoryResult(config.duckdb.memoryLimit, limit > 0 ? Math.min(limit, total) : total);
  },
};

/** @param available bytes that this process and its children may use together */
export function memoryResult(memoryLimit: string, available: number): Result {
  const wanted = bytesOf(memoryLimit);
  const found = `DUCKDB_MEMORY_LIMIT is ${memoryLimit}; ${inWords(available)} may be used.`;
  const fitting = Math.floor((available * SHARE_FOR_DUCKDB) / 1e6);
  const mend = `Set DUCKDB_MEMORY_LIMIT to ${fitting}MB or less, or give the machine more memory.`;
  if (wanted > available) return fail(found, mend);
  return wanted > available * SHARE_FOR_DUCKDB ? warn(found, mend) : ok(found);
}
