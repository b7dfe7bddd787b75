import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseSourceMapping } from '@tagwright/ingestion';
import { shippedCatalog } from './ingest-harness.js';

const SOURCES = join(import.meta.dirname, '../../../governance/sources');

describe('the shipped source mappings', () => {
  it.each(readdirSync(SOURCES))('%s fits the catalog', async (file) => {
    const text = readFileSync(join(SOURCES, file), 'utf8');
    expect(parseSourceMapping(text, file, await shippedCatalog()).diagnostics).toEqual([]);
  });
});
