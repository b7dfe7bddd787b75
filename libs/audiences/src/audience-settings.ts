import type { ValueProvider } from '@nestjs/common';
import { dataKey, homePaths, type Config } from '@tagwright/platform';
import { DataKey } from './data-key.js';
import { halveMemory } from './halve-memory.js';
import { ReaderSettings } from './reader-settings.js';

/** What reading needs from the configuration: half of a run's memory, the key of personal data. */
export function audienceSettings(config: Config): ValueProvider[] {
  const { threads, memoryLimit } = config.duckdb;
  const settings = new ReaderSettings(
    threads,
    halveMemory(memoryLimit),
    homePaths(config.home).tmp,
  );
  return [
    { provide: ReaderSettings, useValue: settings },
    { provide: DataKey, useValue: new DataKey(() => dataKey(config)) },
  ];
}
