import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DuckDbEngine, type Engine } from '@tagwright/engines';
import { columnDigestSql, foldChunks } from './column-digest.js';
import { digestTable } from './digest-table.js';
import type { WrittenTable } from './write-table.js';

const ROWS = 140_000;
const CHUNK = 65_536;
const columns = [
  { code: 'tier', type: { kind: 'code', list: 'tier' } },
  { code: 'gifts', type: { kind: 'codes', list: 'gift' } },
] as const;
let home: string;
let engine: Engine;

/** Ids with gaps, a missing and a known empty value now and then. */
async function write(name: string, order: string): Promise<WrittenTable> {
  const path = join(home, `${name}.parquet`);
  await engine.execute(
    `COPY (SELECT i * 3 AS customer_id, CASE i % 3 WHEN 0 THEN 'G' WHEN 1 THEN 'S' END AS tier,
             CASE i % 4 WHEN 0 THEN NULL WHEN 1 THEN [] ELSE ['card', 'visit'] END AS gifts
           FROM range(0, ${ROWS}) t(i) ORDER BY ${order})
     TO '${path}' (FORMAT parquet, ROW_GROUP_SIZE ${CHUNK})`,
  );
  const plan = { subject: 'customer', idColumn: 'customer_id', columns: [], reads: [], select: '' };
  return { plan, file: '', path, rows: ROWS, unchanged: undefined } as WrittenTable;
}

/** The digest as the documentation describes it, without any SQL. */
function byHand(name: string, valueOf: (index: number) => string): string {
  const chunks: string[] = [];
  for (let from = 0; from < ROWS; from += CHUNK) {
    const length = Math.min(CHUNK, ROWS - from);
    const values = Array.from({ length }, (_, index) => valueOf(from + index));
    chunks.push(createHash('sha256').update(values.join('\u001f')).digest('hex'));
  }
  return foldChunks('customer', name, chunks);
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'tagwright-digest-'));
  engine = await DuckDbEngine.open({ threads: 4, memoryLimit: '500MB', tempDirectory: home });
});
afterAll(async () => {
  engine.close();
  await rm(home, { recursive: true });
});

describe('digestTable', () => {
  it('is SHA-256 over chunks of values in the order of ids, missing apart from empty', async () => {
    const digests = await digestTable(engine, await write('sorted', 'i'), columns);
    expect(digests.population).toBe(byHand('customer_id', (i) => String(i * 3)));
    expect(digests.columns.get('tier')).toBe(byHand('tier', (i) => ['G', 'S', ''][i % 3] ?? ''));
    const gifts = ['', '=', '=card,visit', '=card,visit'];
    expect(digests.columns.get('gifts')).toBe(byHand('gifts', (i) => gifts[i % 4] ?? ''));
  });

  it('comes to the same with the order spelled out', async () => {
    const { path } = await write('spelled', 'i');
    const [file, id] = await Promise.all(
      (['file', 'id'] as const).map((order) =>
        engine.query(columnDigestSql(path, 'customer_id', columns, order)),
      ),
    );
    expect(file).toEqual(id);
  });

  it('refuses a file that is not in the order of its ids', async () => {
    await expect(
      digestTable(engine, await write('turned', 'i DESC'), columns),
    ).rejects.toMatchObject({ code: 'table_unsorted' });
  });
});
