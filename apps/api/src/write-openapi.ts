import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot, writeFileAtomically } from '@tagwright/platform';
import { describeApi } from './openapi/describe-api.js';

/**
 * Writes openapi.json at the project's root, or with --check compares it and fails on a
 * difference. Works on the build only: the compiler's plugin adds the fields of the DTOs.
 */
async function main(): Promise<number> {
  const path = join(packageRoot(), 'openapi.json');
  const text = `${JSON.stringify(await describeApi(), null, 2)}\n`;
  if (!process.argv.includes('--check')) {
    await writeFileAtomically(path, text, 0o644);
    return 0;
  }
  if (text === (await readFile(path, 'utf8').catch(() => ''))) return 0;
  process.stderr.write(
    'openapi.json does not describe the interface as built; run `node dist/apps/api/src/write-openapi.js`.\n',
  );
  return 1;
}

process.exitCode = await main();
