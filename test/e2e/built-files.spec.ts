import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const BUILT = join(import.meta.dirname, '../../dist/bin');
const STATIC_IMPORT = /^(?:import|export)\s(?:[^"(]*?from\s?)?"([^"]+)"/gm;

/** The packages that a built file loads before it does anything. */
function packagesOf(file: string, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>();
  seen.add(file);
  for (const [, id = ''] of readFileSync(join(BUILT, file), 'utf8').matchAll(STATIC_IMPORT)) {
    if (!id.startsWith('./')) packages.add(id);
    else if (!seen.has(id.slice(2))) {
      for (const each of packagesOf(id.slice(2), seen)) packages.add(each);
    }
  }
  return new Set([...packages].filter((id) => !id.startsWith('node:')));
}

describe('the built files', () => {
  it('have the computing process load the engine and nothing else', () => {
    expect([...packagesOf('data-plane.js')]).toEqual(['@duckdb/node-api']);
  });

  it.each(['ingestHandler', 'materializeHandler', 'previewFactsHandler'])(
    'have the computing process load no framework and no queue for %s',
    (handler) => {
      const text = readFileSync(join(BUILT, 'data-plane.js'), 'utf8');
      const [, file = ''] =
        new RegExp(`${handler} } = await import\\("\\./([^"]+)"`).exec(text) ?? [];
      const frameworks = /^(?:@nestjs|typeorm|bull|ioredis|pino)/;
      expect([...packagesOf(file)].filter((id) => frameworks.test(id))).toEqual([]);
    },
  );

  it('have a command read its arguments before it loads what it needs', () => {
    expect([...packagesOf('tagwright.js')].sort()).toEqual(['commander', 'reflect-metadata']);
  });
});
