import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DuckDbEngine, sqlIdentifier, sqlParquet, type Engine } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import type { SnapshotEntity } from '@tagwright/materialization';
import type { DatasetView, Subject } from '@tagwright/rules';
import PQueue from 'p-queue';
import { ReaderSettings } from '../reader-settings.js';
import { SnapshotDatasetsService } from '../snapshot-datasets.service.js';
import { SnapshotReader } from '../snapshot-reader.js';

/** The rows of one subject are few. */
const MEMORY = '256MB';
/** Each takes up to seconds; nobody waits for longer queues. */
const WAITING_AT_MOST = 20;

/** Whose rows are wanted. */
interface Related {
  readonly subject: Subject;
  readonly id: number;
}

/** Ids whose rows may bear on one subject. */
interface RelatedIds {
  readonly customer_id: readonly number[];
  readonly vehicle_id: readonly number[];
  readonly lead_id: readonly number[];
}

/** Copies the rows that bear on one subject into an engine of their own, where they cost nothing. */
@Injectable()
export class RelatedRowsService implements OnModuleDestroy {
  private readonly queue = new PQueue({ concurrency: 1 });

  constructor(
    private readonly reader: SnapshotReader,
    private readonly datasets: SnapshotDatasetsService,
    private readonly settings: ReaderSettings,
  ) {}

  /**
   * Does work with an engine that has the tables `dataset.<name>`, each with the rows of the
   * subject, of the customer of a lead, and of a customer's vehicles and leads. One after the other.
   * @throws DomainError `readers_busy` when too many wait already.
   */
  async use<T>(
    snapshot: SnapshotEntity,
    { subject, id }: Related,
    datasets: readonly DatasetView[],
    work: (engine: Engine) => Promise<T>,
  ): Promise<T> {
    if (this.queue.size >= WAITING_AT_MOST) {
      throw new DomainError('readers_busy', 'Too many questions at once; ask again in a moment.', {
        kind: 'unavailable',
      });
    }
    return this.queue.add(async () => {
      const ids = await this.idsOf(snapshot, subject, id);
      const { tempDirectory } = this.settings;
      const engine = await DuckDbEngine.open({ threads: 1, memoryLimit: MEMORY, tempDirectory });
      try {
        // Planning takes longer than reading a few rows: a better plan is not worth its search.
        await engine.execute('PRAGMA disable_optimizer');
        for (const schema of ['dataset', 'scan', 'facts', 'stage']) {
          await engine.execute(`CREATE SCHEMA ${schema}`);
        }
        for (const view of datasets) await this.copy(engine, snapshot, view, ids);
        return await work(engine);
      } finally {
        engine.close();
      }
    });
  }

  async onModuleDestroy(): Promise<void> {
    this.queue.clear();
    await this.queue.onIdle();
  }

  private async copy(
    engine: Engine,
    snapshot: SnapshotEntity,
    { dataset, columns }: DatasetView,
    ids: RelatedIds,
  ): Promise<void> {
    const parts = await this.datasets.parts(snapshot, dataset);
    if (parts === null) return;
    const known = columns.map(({ code }) => code);
    const conditions = Object.entries(ids)
      .filter(([column]) => known.includes(column))
      .map(([column, own]: [string, readonly number[]]) => {
        return own.length === 0 ? 'false' : `${sqlIdentifier(column)} IN (${own.join(', ')})`;
      });
    const where = conditions.length === 0 ? 'true' : conditions.join(' OR ');
    await engine.execute(
      `CREATE TABLE dataset.${sqlIdentifier(dataset)} AS
       SELECT * FROM ${sqlParquet(parts)} WHERE ${where}`,
    );
  }

  private async idsOf(snapshot: SnapshotEntity, subject: Subject, id: number): Promise<RelatedIds> {
    if (subject === 'vehicle') return { customer_id: [], vehicle_id: [id], lead_id: [] };
    const customers =
      subject === 'customer'
        ? [id]
        : await this.ids(snapshot, 'lead', 'customer_id', 'lead_id', [id]);
    const [vehicles, leads] = await Promise.all([
      this.ids(snapshot, 'ownership', 'vehicle_id', 'customer_id', customers),
      this.ids(snapshot, 'lead', 'lead_id', 'customer_id', customers),
    ]);
    const own = subject === 'lead' ? [...new Set([id, ...leads])] : leads;
    return { customer_id: customers, vehicle_id: vehicles, lead_id: own };
  }

  private async ids(
    snapshot: SnapshotEntity,
    dataset: string,
    wanted: string,
    by: string,
    of: readonly number[],
  ): Promise<number[]> {
    const relation = await this.datasets.relation(snapshot, dataset);
    if (relation === null || of.length === 0) return [];
    const rows = await this.reader.query(
      `SELECT DISTINCT ${wanted} AS id FROM ${relation}
       WHERE ${by} IN (${of.join(', ')}) AND ${wanted} IS NOT NULL ORDER BY 1`,
    );
    return rows.map((row) => Number(row.id));
  }
}
