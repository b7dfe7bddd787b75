import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chineseDiagnostics, definitionSchemas, diagnosticsPage } from '@tagwright/definitions';
import { packageRoot, writeFileAtomically } from '@tagwright/platform';
import { shippedLibrary } from './library/shipped-library.js';

/**
 * Writes the JSON Schemas for editors, the page of diagnostic codes with the portal's Chinese for them, and
 * the page of the shipped tags, or with --check compares them and fails on a difference.
 */
async function main(): Promise<number> {
  const files = new Map([
    ['docs/diagnostics.md', diagnosticsPage()],
    ['apps/portal/src/i18n/diagnostics.zh.json', json(chineseDiagnostics())],
    ['docs/tags.md', await shippedLibrary(packageRoot())],
  ]);
  for (const [name, schema] of definitionSchemas()) {
    files.set(`governance/schemas/${name}`, json(schema));
  }
  const isCheck = process.argv.includes('--check');
  let stale = 0;
  for (const [file, text] of files) {
    const path = join(packageRoot(), file);
    if (!isCheck) {
      await writeFileAtomically(path, text, 0o644);
    } else if (text !== (await readFile(path, 'utf8').catch(() => ''))) {
      process.stderr.write(`${file} is out of date; run \`npm run reference\`.\n`);
      stale += 1;
    }
  }
  return stale === 0 ? 0 : 1;
}

function json(content: object): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

process.exitCode = await main();
