import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DuckDbEngine, type Engine, type EngineRow } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import PQueue from 'p-queue';
import { halveMemory } from './halve-memory.js';
import { ReaderSettings } from './reader-settings.js';

/** Each query occupies a thread of Node's pool for its whole time. */
const AT_ONCE = 2;
/** Longer queues only make everybody wait for answers that nobody waits for any more. */
const WAITING_AT_MOST = 200;

/**
 * Queries over Parquet files for readers: at most two at a time, apart from the runs' engine. The
 * engines open with the first query.
 */
@Injectable()
export class SnapshotReader implements OnModuleDestroy {
  private readonly queue = new PQueue({ concurrency: AT_ONCE });
  private readonly idle: Engine[] = [];

  constructor(private readonly settings: ReaderSettings) {}

  /** @throws DomainError `readers_busy` when too many queries wait already. */
  async read<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    if (this.queue.size >= WAITING_AT_MOST) {
      throw new DomainError('readers_busy', 'Too many questions at once; ask again in a moment.', {
        kind: 'unavailable',
      });
    }
    return this.queue.add(() => this.withEngine(work));
  }

  /** All rows of one query. */
  query(sql: string): Promise<EngineRow[]> {
    return this.read((engine) => engine.query(sql));
  }

  async onModuleDestroy(): Promise<void> {
    this.queue.clear();
    await this.queue.onIdle();
    for (const engine of this.idle.splice(0)) engine.close();
  }

  private async withEngine<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    const engine = this.idle.pop() ?? (await this.open());
    try {
      const result = await work(engine);
      this.idle.push(engine);
      return result;
    } catch (error) {
      // Whatever state a failed query left behind goes with its engine; opening one is cheap.
      engine.close();
      throw error;
    }
  }

  private async open(): Promise<Engine> {
    const { threads, memoryLimit, tempDirectory } = this.settings;
    const memory = halveMemory(memoryLimit);
    const engine = await DuckDbEngine.open({ threads, memoryLimit: memory, tempDirectory });
    // A third of the time of a question about one customer went into the footers of the same files.
    await engine.execute('SET parquet_metadata_cache = true');
    return engine;
  }
}
