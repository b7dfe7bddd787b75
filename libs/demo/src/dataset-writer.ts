import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DemoContext } from './context.js';
import type { DemoDataset } from './dataset.js';
import { stageSql, truthSql } from './defects/stage-sql.js';
import type { DemoDatabase } from './demo-database.js';
import type { DemoFileSummary } from './demo-summary.js';
import { copySql } from './output/copy-sql.js';
import { finishFile, needsFinish } from './output/finish-file.js';

/** Where a dataset writer works. */
export interface DatasetWriterPlace {
  readonly database: DemoDatabase;
  readonly context: DemoContext;
  readonly outDir: string;
  /** Folder for files that are not finished yet. */
  readonly scratch: string;
}

/** Writes datasets one after the other; compressing goes on beside the next dataset's query. */
export interface DatasetWriter {
  write(dataset: DemoDataset): Promise<void>;
  /** Waits for all files and lists them by path. */
  finish(): Promise<readonly DemoFileSummary[]>;
}

export function datasetWriter({
  database,
  context,
  outDir,
  scratch,
}: DatasetWriterPlace): DatasetWriter {
  const written: DemoFileSummary[] = [];
  // One file at a time: the engine's queries wait for the same pool of threads.
  let finishing: Promise<void> = Promise.resolve();

  const writeFiles = async (dataset: DemoDataset): Promise<void> => {
    const folder = join(outDir, dataset.source);
    await mkdir(folder, { recursive: true });
    const counts = await database.counts('SELECT part, count(*) FROM stage GROUP BY part');
    for (const file of dataset.files) {
      const target = join(folder, file.path);
      const unfinished = needsFinish(dataset.format);
      const plain = unfinished ? join(scratch, `${file.path}.plain`) : target;
      await database.execute(copySql(dataset, file, plain));
      if (unfinished) {
        finishing = finishing.then(() => finishFile(plain, target, dataset.format));
        // A failure is reported by finish(), not as an unhandled rejection before it.
        finishing.catch(() => undefined);
      }
      written.push({
        source: dataset.source,
        dataset: dataset.name,
        path: `${dataset.source}/${file.path}`,
        rows: counts.get(file.part ?? 0) ?? 0,
      });
    }
  };

  return {
    async write(dataset) {
      await database.execute(stageSql(dataset, context));
      await writeFiles(dataset);
      await database.execute(truthSql(dataset));
      await database.execute('DROP TABLE stage');
    },
    async finish() {
      await finishing;
      return written.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    },
  };
}
