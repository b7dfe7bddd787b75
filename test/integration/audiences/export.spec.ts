import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DuckDbEngine, type Engine } from '@tagwright/engines';
import { openPublishedHouse, type House } from '../api/open-house.js';
import {
  ExportAudienceService,
  ExportSnapshotService,
  type SnapshotExportRequest,
} from '@tagwright/audiences';
import { readdir } from 'node:fs/promises';

let house: House;
let folder: string;

beforeAll(async () => {
  house = await openPublishedHouse();
  folder = await mkdtemp(join(tmpdir(), 'tagwright-export-'));
});

afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

function exportAs(format: SnapshotExportRequest['format'], file: string) {
  const request: SnapshotExportRequest = { snapshotId: 1, subject: 'customer', format, file };
  return house.services.get(ExportSnapshotService).export(request);
}

async function withEngine<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await DuckDbEngine.open({
    threads: 1,
    memoryLimit: '100MB',
    tempDirectory: folder,
  });
  try {
    return await work(engine);
  } finally {
    engine.close();
  }
}

describe('exporting a snapshot', () => {
  it('writes every subject by id as CSV', async () => {
    const file = join(folder, 'a.csv');
    expect(await exportAs('csv', file)).toEqual({ rows: 5, file });
    expect(await readFile(file, 'utf8')).toBe(
      [
        'customer_id,best_lead,big_spender,loyalty,reachable_by,spend_score',
        '1,A,true,A,phone;showroom,55',
        '2,B,false,B,showroom,15',
        '3,,false,C,"",5',
        '4,,,,,',
        '5,,false,B,showroom,15',
        '',
      ].join('\n'),
    );
  });

  it('writes NDJSON with lists as lists and missing as null', async () => {
    const file = join(folder, 'a.ndjson');
    await exportAs('ndjson', file);
    const lines = (await readFile(file, 'utf8')).trim().split('\n');
    expect(lines).toHaveLength(5);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      customer_id: 1,
      reachable_by: ['phone', 'showroom'],
    });
    expect(JSON.parse(lines[3] ?? '')).toMatchObject({ loyalty: null });
  });

  it('writes Parquet with the types of the snapshot', async () => {
    const file = join(folder, 'a.parquet');
    await exportAs('parquet', file);
    const rows = await withEngine((engine) => engine.query(`SELECT * FROM '${file}' LIMIT 1`));
    expect(rows).toMatchObject([{ customer_id: 1, big_spender: true, spend_score: 55 }]);
  });

  it('refuses what there is not', async () => {
    const { services } = house;
    const request = { snapshotId: 9, subject: 'lead', format: 'csv', file: 'x' } as const;
    await expect(services.get(ExportSnapshotService).export(request)).rejects.toMatchObject({
      code: 'snapshot_not_found',
    });
  });

  it('keeps nothing of a file with fewer rows than the manifest says', async () => {
    const file = join(folder, 'short.csv');
    await house.dataSource.query(
      `UPDATE snapshot SET manifest = jsonb_set(manifest, '{tables,0,rows}', '6')`,
    );
    await expect(exportAs('csv', file)).rejects.toMatchObject({ code: 'result_truncated' });
    expect((await readdir(folder)).filter((name) => name.startsWith('short'))).toEqual([]);
    await house.dataSource.query(
      `UPDATE snapshot SET manifest = jsonb_set(manifest, '{tables,0,rows}', '5')`,
    );
  });

  it('leaves an existing file alone when it fails', async () => {
    const file = join(folder, 'a.csv');
    await rm(join(house.home, 'data/snapshots/1/lead.parquet'));
    const request = { snapshotId: 1, subject: 'lead', format: 'csv', file } as const;
    await expect(house.services.get(ExportSnapshotService).export(request)).rejects.toThrow();
    expect(await readFile(file, 'utf8')).toContain('customer_id');
  });
});

describe('exporting an audience', () => {
  it('has its whole file before the first byte and nothing in the folder', async () => {
    const audience = await house.services
      .get(ExportAudienceService)
      .export({ subject: 'customer', where: { tag: 'loyalty', operator: 'isPresent' } }, [
        'loyalty',
      ]);
    expect(audience).toMatchObject({ rows: 4, bytes: 36, fileName: 'customers-snapshot-1.csv' });
    expect(await readdir(join(house.home, 'tmp'))).toEqual([]);
    await audience.dispose();
  });
});
