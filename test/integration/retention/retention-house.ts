import { existsSync } from 'node:fs';
import { link, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DuckDbEngine } from '@tagwright/engines';
import {
  ExecuteRunService,
  RunHandlers,
  RunService,
  RunZone,
  type RunView,
  type SnapshotManifest,
} from '@tagwright/materialization';
import { PreviewCollectionService, RetentionSettings } from '@tagwright/retention';
import { recomputeDigest } from '../../../libs/backup/src/recompute-digest.js';
import { CollectRunHandler } from '../../../libs/retention/src/collect-run.handler.js';
import { CollectService } from '../../../libs/retention/src/collect.service.js';
import { openSealedHouse } from '../backup/backup-house.js';
import type { House } from '../api/open-house.js';

/** Nothing is kept that need not be, and nothing waits. */
export const STRICT = `
datasetVersions: { keepLast: 1, keepDays: 0 }
factTables: { keepLast: 1, keepDays: 0 }
snapshots: { keepLast: 1, keepDays: 0, keepMonths: 0 }
graceHours: 0
orphanHours: 1
`;

/** The same with a day between mark and deletion. */
export const WITH_GRACE = STRICT.replace('graceHours: 0', 'graceHours: 24');

/** A published house that collects by a policy of its own. */
export class RetentionHouse {
  private constructor(
    readonly house: House,
    private readonly governance: string,
    private readonly preview: PreviewCollectionService,
  ) {}

  static async open(): Promise<RetentionHouse> {
    const house = await openSealedHouse();
    const governance = await mkdtemp(join(tmpdir(), 'tagwright-policy-'));
    const settings = new RetentionSettings(governance, join(house.home, 'data'));
    const parts = [house.dataSource, settings, house.services.get(RunZone)] as const;
    const handler = new CollectRunHandler(new CollectService(...parts));
    house.services.get(RunHandlers).add(handler);
    const place = new RetentionHouse(house, governance, new PreviewCollectionService(...parts));
    await place.policy(STRICT);
    return place;
  }

  async policy(text: string): Promise<void> {
    await writeFile(join(this.governance, 'retention.yaml'), text);
  }

  withoutPolicy(): Promise<void> {
    return rm(join(this.governance, 'retention.yaml'));
  }

  /** Publishes the newest snapshot's content again; unchanged tables are its files by another name. */
  async publishAgain(): Promise<number> {
    const [before] = await this.query<{ id: number; manifest: SnapshotManifest }>(
      'SELECT id, manifest FROM snapshot ORDER BY id DESC LIMIT 1',
    );
    if (before === undefined) throw new Error('Nothing is published.');
    const id = before.id + 1;
    const runId = await this.finishedRun('materialize');
    await mkdir(this.data(`snapshots/${id}`), { recursive: true });
    const tables = [];
    for (const table of before.manifest.tables) {
      const file = `snapshots/${id}/${table.subject}.parquet`;
      await link(this.data(table.file), this.data(file));
      tables.push({ ...table, file });
    }
    const manifest = { ...before.manifest, snapshotId: id, runId, tables };
    await writeFile(this.data(`snapshots/${id}/manifest.json`), JSON.stringify(manifest));
    await writeFile(this.data(`snapshots/${id}/changes.parquet`), 'changes');
    await this.query(
      `INSERT INTO snapshot (id, run_id, state, as_of, zone, content_digest, manifest, published_at,
         previous_id, diff)
       VALUES ($1, $2, 'published', now(), 'Asia/Shanghai', $3, $4, now(), $5,
         jsonb_build_object('changesFile', $6::text))`,
      [id, runId, manifest.contentDigest, manifest, before.id, `snapshots/${id}/changes.parquet`],
    );
    await this.query('UPDATE publication SET snapshot_id = $1', [id]);
    return id;
  }

  /** A run that is over, for what needs one to refer to. */
  async finishedRun(kind: 'ingest' | 'materialize'): Promise<number> {
    const [row] = await this.query<{ id: number }>(
      `INSERT INTO run (kind, state, finished_at) VALUES ($1, 'succeeded', now()) RETURNING id`,
      [kind],
    );
    return row?.id ?? 0;
  }

  /** A file below the data directory, as old as it is said to be. */
  async write(file: string, hoursOld = 0): Promise<void> {
    const path = this.data(file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `content of ${file}`);
    const time = Date.now() / 1000 - hoursOld * 3600;
    await utimes(path, time, time);
  }

  async submitCollect(): Promise<number> {
    const runs = this.house.services.get(RunService);
    return (await runs.submit({ kind: 'collect', params: {}, maxAttempts: 1 })).run.id;
  }

  execute(runId: number): Promise<RunView> {
    return this.house.services.get(ExecuteRunService).execute(runId);
  }

  /** One collection as a run; what it came to. */
  async collect(): Promise<Record<string, unknown>> {
    const run = await this.execute(await this.submitCollect());
    if (run.state !== 'succeeded') throw new Error(`The collection failed: ${run.error?.message}`);
    return { ...run.result };
  }

  plan(): ReturnType<PreviewCollectionService['preview']> {
    return this.preview.preview();
  }

  /** Lets the grace of everything marked be over. */
  async letGracePass(): Promise<void> {
    for (const table of ['snapshot', 'dataset_version', 'fact_table']) {
      await this.query(
        `UPDATE ${table} SET collect_after = now() - interval '1 s' WHERE collect_after IS NOT NULL`,
      );
    }
  }

  async snapshot(id: number): Promise<{ marked: boolean; deleted: boolean; bytes: number | null }> {
    const [row] = await this.query<{ marked: boolean; deleted: boolean; bytes: number | null }>(
      `SELECT collect_after IS NOT NULL AS marked, files_deleted_at IS NOT NULL AS deleted,
         freed_bytes::integer AS bytes FROM snapshot WHERE id = $1`,
      [id],
    );
    if (row === undefined) throw new Error(`There is no snapshot ${id}.`);
    return row;
  }

  has(file: string): boolean {
    return existsSync(this.data(file));
  }

  data(file: string): string {
    return join(this.house.home, 'data', file);
  }

  query<T = unknown>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return this.house.dataSource.query<T[]>(sql, parameters);
  }

  /** The published snapshot's recorded digest, and the one that its files give. */
  async digests(): Promise<{ recorded: string; computed: string }> {
    const [row] = await this.query<{ manifest: SnapshotManifest }>(
      'SELECT manifest FROM snapshot JOIN publication ON snapshot_id = id',
    );
    if (row === undefined) throw new Error('Nothing is published.');
    const options = { threads: 1, memoryLimit: '200MB', tempDirectory: tmpdir() };
    const engine = await DuckDbEngine.open(options);
    try {
      const { tables, contentDigest } = row.manifest;
      const computed = await recomputeDigest(engine, tables, ({ file }) => this.data(file));
      return { recorded: contentDigest, computed };
    } finally {
      engine.close();
    }
  }

  async close(): Promise<void> {
    await this.house.close();
    await rm(this.governance, { recursive: true });
  }
}
