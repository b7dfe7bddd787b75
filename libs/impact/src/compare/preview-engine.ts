import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { halveMemory, ReaderSettings } from '@tagwright/audiences';
import { DuckDbEngine, sqlIdentifier } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import { MaterializationFiles, openDatasets, openParquet } from '@tagwright/materialization';
import PQueue from 'p-queue';
import type { SnapshotInputs } from '../inputs/snapshot-inputs.service.js';
import { newKeptFigures, PreviewSession, type KeptFigures } from './preview-session.js';

/** Each takes up to seconds; nobody waits for longer queues. */
const WAITING_AT_MOST = 10;
/** What is kept of a snapshot goes when nobody has asked for so long. */
const IDLE_MILLISECONDS = 600_000;

interface Opened {
  readonly snapshotId: number;
  readonly engine: DuckDbEngine;
  readonly kept: KeptFigures;
}

/**
 * The engine that previews share, one after the other, apart from the readers' and from the runs'.
 * It holds what previews of the same snapshot have in common, in a quarter of a run's memory.
 */
@Injectable()
export class PreviewEngine implements OnModuleDestroy {
  private readonly queue = new PQueue({ concurrency: 1 });
  private opened: Opened | undefined;
  private idle: NodeJS.Timeout | undefined;

  constructor(
    private readonly settings: ReaderSettings,
    private readonly files: MaterializationFiles,
  ) {}

  /**
   * Does work over one snapshot, when it is this one's turn.
   * @throws DomainError `previews_busy` when too many wait already; the signal's reason
   */
  async use<T>(
    inputs: SnapshotInputs,
    signal: AbortSignal,
    work: (session: PreviewSession) => Promise<T>,
  ): Promise<T> {
    if (this.queue.size >= WAITING_AT_MOST) {
      throw new DomainError('previews_busy', 'Too many previews at once; ask again in a moment.', {
        kind: 'unavailable',
      });
    }
    return this.queue.add(() => this.turn(inputs, signal, work));
  }

  async onModuleDestroy(): Promise<void> {
    this.queue.clear();
    await this.queue.onIdle();
    this.close();
  }

  private async turn<T>(
    inputs: SnapshotInputs,
    signal: AbortSignal,
    work: (session: PreviewSession) => Promise<T>,
  ): Promise<T> {
    signal.throwIfAborted();
    clearTimeout(this.idle);
    const { engine, kept } = await this.open(inputs);
    const interrupt = (): void => {
      engine.interrupt();
    };
    signal.addEventListener('abort', interrupt, { once: true });
    const session = new PreviewSession(inputs, kept, engine, signal);
    try {
      const result = await work(session);
      await session.end();
      return result;
    } catch (error) {
      // Whatever state a failure left behind goes with the engine; an interrupted one is sound.
      if (!signal.aborted) this.close();
      throw signal.aborted ? (signal.reason as Error) : error;
    } finally {
      signal.removeEventListener('abort', interrupt);
      this.idle = setTimeout(() => {
        if (this.queue.pending === 0) this.close();
      }, IDLE_MILLISECONDS).unref();
    }
  }

  private async open(inputs: SnapshotInputs): Promise<Opened> {
    const { id } = inputs.snapshot;
    if (this.opened?.snapshotId === id) return this.opened;
    this.close();
    const { threads, memoryLimit, tempDirectory } = this.settings;
    const engine = await DuckDbEngine.open({
      threads,
      memoryLimit: halveMemory(memoryLimit),
      tempDirectory,
    });
    try {
      await this.openRelations(engine, inputs);
    } catch (error) {
      engine.close();
      throw error;
    }
    this.opened = { snapshotId: id, engine, kept: newKeptFigures() };
    return this.opened;
  }

  private async openRelations(
    engine: DuckDbEngine,
    { snapshot, datasets }: SnapshotInputs,
  ): Promise<void> {
    await engine.execute('SET preserve_insertion_order = false');
    for (const schema of ['facts', 'base', 'sealed', 'stage', 'scan', 'dim', 'work', 'dataset']) {
      await engine.execute(`CREATE SCHEMA IF NOT EXISTS ${sqlIdentifier(schema)}`);
    }
    await openDatasets(engine, datasets);
    for (const { subject, file } of snapshot.manifest.tables) {
      await openParquet(engine, 'sealed', subject, [this.files.absolute(file)]);
    }
    for (const { subject, file } of snapshot.manifest.facts) {
      await openParquet(engine, 'base', subject, [this.files.absolute(file)]);
    }
  }

  private close(): void {
    clearTimeout(this.idle);
    this.opened?.engine.close();
    this.opened = undefined;
  }
}
