import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readNeededFiles } from '@tagwright/backup';
import type { Check } from '../check.js';
import { fail, ok } from '../finding.js';
import { withDatabase } from '../with-database.js';

const SHOWN = 100;

/** Every file that the active datasets and the published snapshot are made of is there. */
export const MISSING_FILES: Check = {
  name: 'missing_files',
  run: (examination) =>
    withDatabase(examination, async (client) => {
      const { needed } = await readNeededFiles(client);
      const used = needed.filter(({ inUse }) => inUse);
      const missing = used
        .map(({ file }) => file)
        .filter((file) => !existsSync(join(examination.paths.data, file)));
      if (missing.length === 0) return ok(`All ${used.length} files in use are there.`);
      return fail(
        `${missing.length} of ${used.length} files in use are missing, such as ${missing[0] ?? ''}.`,
        'Restore a backup. Without one: ingest the sources again and start a run.',
        { count: missing.length, files: missing.slice(0, SHOWN) },
      );
    }),
};
