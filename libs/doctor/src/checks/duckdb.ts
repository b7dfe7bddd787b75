import { tmpdir } from 'node:os';
import { DuckDbEngine } from '@tagwright/engines';
import type { Check, Examination } from '../check.js';
import { fail, ok, type Result } from '../finding.js';

/** The engine of the data plane loads and computes under the settings. */
export const DUCKDB: Check = { name: 'duckdb', run: duckdbResult };

async function duckdbResult({ config }: Pick<Examination, 'config'>): Promise<Result> {
  try {
    const engine = await DuckDbEngine.open({ ...config.duckdb, tempDirectory: tmpdir() });
    try {
      const version = (await engine.scalar('SELECT version()')) as string;
      const { threads, memoryLimit } = config.duckdb;
      return ok(`DuckDB ${version}, ${threads} threads, ${memoryLimit} of memory.`);
    } finally {
      engine.close();
    }
  } catch {
    return fail(
      'DuckDB does not start.',
      'Install again with `npm ci` on this very machine (its native part must fit the system: ' +
        'Linux with glibc, macOS or Windows), and look at DUCKDB_THREADS and DUCKDB_MEMORY_LIMIT.',
    );
  }
}
