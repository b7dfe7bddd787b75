import { readOrphans } from '@tagwright/retention';
import type { ClientBase } from 'pg';
import { inWords } from '../bytes.js';
import type { Check } from '../check.js';
import { ok, warn, type Result } from '../finding.js';
import { withDatabase } from '../with-database.js';

const SHOWN = 100;

/** Files of the data plane that nothing refers to. They are reported, never deleted here. */
export const ORPHAN_FILES: Check = {
  name: 'orphan_files',
  run: (examination) =>
    withDatabase(examination, (client) => orphansResult(client, examination.paths.data)),
};

async function orphansResult(client: ClientBase, data: string): Promise<Result> {
  const reader = {
    query: async (sql: string, values?: unknown[]): Promise<unknown> =>
      (await client.query(sql, values)).rows,
  };
  const { orphans, files } = await readOrphans(reader, data, 0);
  if (orphans.length === 0) return ok(`All of ${files} data files are referred to.`);
  const bytes = orphans.reduce((sum, file) => sum + file.bytes, 0);
  return warn(
    `${orphans.length} data files (${inWords(bytes)}) are referred to by nothing, such as ${orphans[0]?.file ?? ''}.`,
    'They do no harm but take room: killed processes left them. `tagwright collect` deletes them ' +
      'when they are older than `orphanHours`.',
    { count: orphans.length, bytes, files: orphans.map(({ file }) => file).slice(0, SHOWN) },
  );
}
