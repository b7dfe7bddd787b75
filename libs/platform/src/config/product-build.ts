import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from './package-root.js';

/** The version in the product's `package.json`, such as `0.1.0`. */
export function productVersion(): string {
  const text = readFileSync(join(packageRoot(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** Names the build at work: the version, and when its files were written. */
export function productBuild(): string {
  return `${productVersion()}+${statSync(fileURLToPath(import.meta.url)).mtimeMs}`;
}
