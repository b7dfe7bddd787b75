import { join } from 'node:path';
import type { DynamicModule } from '@nestjs/common';
import { ChildProcessDataPlane, type DataPlane } from '@tagwright/engines';
import { hideValues, homePaths, openDatabase, packageRoot, type Config } from '@tagwright/platform';
import type { Logger } from 'pino';
import { CoreModule } from './core.module.js';
import { ENTITIES, MIGRATIONS } from './schema.js';

export interface OpenCoreOptions {
  readonly onProgress?: (message: string) => void;
  /** Where everything logs to; without it Nest's warnings and errors go to the terminal. */
  readonly logger?: Logger;
  /** Where heavy work runs; by default in child processes of the built worker. */
  readonly dataPlane?: DataPlane;
}

/** An open database with the module of all libraries over it. */
export interface Core {
  readonly module: DynamicModule;
  /** Ends heavy work that is under way; its runs fail and can be started again. */
  stopJobs(): void;
  close(): Promise<void>;
}

/** Opens what every application needs; the caller closes it after its Nest application. */
export async function openCore(config: Config, options: OpenCoreOptions = {}): Promise<Core> {
  const database = await openDatabase(config, {
    entities: ENTITIES,
    migrations: MIGRATIONS,
    ...(options.logger === undefined ? {} : { logger: options.logger }),
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
  });
  const children = new ChildProcessDataPlane({
    entry: join(packageRoot(), 'dist/bin/data-plane.js'),
    engine: { ...config.duckdb, tempDirectory: homePaths(config.home).tmp },
    onOutput: (line) => {
      // It may be a record that an error quotes on a line of its own.
      const output = hideValues(line).replace(/[^\x20-\x7e]+/g, '…');
      options.logger?.warn({ output }, 'The computing process says');
    },
  });
  return {
    module: CoreModule.forRoot({
      config,
      dataSource: database.dataSource,
      dataPlane: options.dataPlane ?? children,
    }),
    stopJobs: () => {
      children.stop();
    },
    close: async () => {
      children.stop();
      await database.close();
    },
  };
}
