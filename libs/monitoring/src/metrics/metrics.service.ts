import { Injectable, Logger } from '@nestjs/common';
import { SnapshotAgeService } from '@tagwright/scheduling';
import { Registry } from 'prom-client';
import { DataSource, type EntityManager } from 'typeorm';
import { BoundedReader } from './bounded-reader.js';
import { FiguresRegistry } from './figures-registry.js';
import { ProcessMetrics } from './process-metrics.js';
import { readHistoryFigures } from './read-history-figures.js';
import { readLiveFigures } from './read-live-figures.js';

/** A scrape is answered within two seconds whatever the database does. */
const LIMIT_MS = 1_500;
/** Counting all runs may take longer; scrapes get the counts before meanwhile. */
const HISTORY_LIMIT_MS = 20_000;

/** What Prometheus is told, by its text format 0.0.4. */
@Injectable()
export class MetricsService {
  private readonly logger = new Logger(MetricsService.name);
  readonly contentType = Registry.PROMETHEUS_CONTENT_TYPE;
  private readonly live: BoundedReader<FiguresRegistry>;
  private readonly history: BoundedReader<FiguresRegistry>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly age: SnapshotAgeService,
    private readonly ofProcess: ProcessMetrics,
  ) {
    const onFailure = (error: unknown): void => {
      this.logger.debug({ msg: 'The database gave no figures', err: error });
    };
    const common = { limitMs: LIMIT_MS, onFailure };
    this.live = new BoundedReader(() => this.readLive(), { ...common, keepMs: 1_000 });
    this.history = new BoundedReader(() => this.readHistory(), {
      ...common,
      keepMs: 15_000,
      orLast: true,
    });
  }

  /** All metrics; those of the database are left out while it does not answer. */
  async render(): Promise<string> {
    const [live, history] = await Promise.all([this.live.read(), this.history.read()]);
    const parts = [
      new FiguresRegistry().up(live !== undefined).registry,
      live?.registry,
      // What was true a moment ago is not told of a database that is gone.
      live === undefined ? undefined : history?.registry,
      this.ofProcess.registry,
    ];
    const texts = parts.filter((part) => part !== undefined).map((part) => part.metrics());
    return (await Promise.all(texts)).join('\n');
  }

  private async readLive(): Promise<FiguresRegistry> {
    const figures = await this.within(LIMIT_MS, readLiveFigures);
    const found = await this.age.current();
    const isBound = found !== null && found.staleAfterSeconds !== null;
    return new FiguresRegistry().live(figures).stale(isBound ? found.stale : undefined);
  }

  private async readHistory(): Promise<FiguresRegistry> {
    return new FiguresRegistry().history(await this.within(HISTORY_LIMIT_MS, readHistoryFigures));
  }

  /** A statement that nobody waits for any more ends in the server too. */
  private within<T>(limitMs: number, read: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      await manager.query(`SET LOCAL statement_timeout = ${limitMs}`);
      return read(manager);
    });
  }
}
