import { totalmem } from 'node:os';

/** Sessions side by side, each with its slice of the ids. */
export const SESSIONS = 2;

const LARGEST_BUFFERS_MB = 4096;

/**
 * Settings that PostgreSQL takes when it starts: a quarter of the machine's memory for buffers, and
 * neither a checkpoint nor a vacuum of its own while something is measured.
 */
export function serverSettings(): Readonly<Record<string, string>> {
  const quarter = Math.floor(totalmem() / 4 / 1024 ** 2);
  return {
    shared_buffers: `${Math.min(LARGEST_BUFFERS_MB, quarter)}MB`,
    max_wal_size: '16GB',
    checkpoint_timeout: '1h',
    autovacuum: 'off',
  };
}

/** Settings of the session that runs the expert's SQL. */
export const SESSION_SETTINGS: Readonly<Record<string, string>> = {
  work_mem: '1GB',
  hash_mem_multiplier: '2',
  effective_cache_size: '8GB',
  random_page_cost: '1.1',
  max_parallel_workers_per_gather: '2',
  jit: 'off',
};
