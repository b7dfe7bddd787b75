import type { DemoDataset, DemoFile } from '../dataset.js';
import { quoted } from '../random/draw.js';

const ROW_GROUP_SIZE = 122_880;

/** SQL that writes the staged rows of one file, in stage order, uncompressed unless Parquet. */
export function copySql(dataset: DemoDataset, file: DemoFile, target: string): string {
  const part = file.part === undefined ? '' : ` WHERE part = ${file.part}`;
  const select = `SELECT ${dataset.output ?? dataset.columns.join(', ')} FROM stage${part}`;
  return `COPY (${select}) TO ${quoted(target)} (${optionsOf(dataset)})`;
}

function optionsOf({ format }: DemoDataset): string {
  switch (format.kind) {
    case 'csv':
      return 'FORMAT csv, HEADER true, COMPRESSION none';
    case 'ndjson':
      return 'FORMAT json, COMPRESSION none';
    case 'parquet':
      return `FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP_SIZE}`;
  }
}
