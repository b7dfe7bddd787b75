import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '@tagwright/platform';
import type { Check } from '../check.js';
import { fail, ok, type Result } from '../finding.js';

/** Node at least as new as the package says. */
export const NODE: Check = { name: 'node', run: () => nodeResult(process.versions.node) };

/** @param version e.g. `20.19.0` */
export function nodeResult(version: string): Result {
  const manifest = readFileSync(join(packageRoot(), 'package.json'), 'utf8');
  const { engines } = JSON.parse(manifest) as { engines: { node: string } };
  const oldest = engines.node.replace(/[^\d.]/g, '');
  return isOlder(version, oldest)
    ? fail(`Node ${version} is too old.`, `Install Node ${oldest} or later.`)
    : ok(`Node ${version}.`);
}

function isOlder(version: string, oldest: string): boolean {
  const [own = [], needed = []] = [version, oldest].map((text) => text.split('.').map(Number));
  for (const [index, part] of needed.entries()) {
    const difference = (own[index] ?? 0) - part;
    if (difference !== 0) return difference < 0;
  }
  return false;
}
