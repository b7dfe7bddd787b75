import type { DatasetView } from '@tagwright/rules';
import type { DatasetManifest, ReadFile } from '../manifest.js';
import type { SourceMapping } from '../mapping/source-mapping.js';

/** Name of the job that ingests one source. */
export const INGEST_JOB = 'ingest';

/** All that the data plane needs to ingest a source; plain data, no database behind it. */
export interface IngestJobSpec {
  readonly runId: number;
  readonly mapping: SourceMapping;
  /** Absolute path of the folder with the source's files. */
  readonly directory: string;
  /** The datasets of the targets and the link datasets. */
  readonly datasets: readonly DatasetView[];
  readonly codeLists: Readonly<Record<string, readonly string[]>>;
  readonly dataDirectory: string;
  readonly tempDirectory: string;
  /** 32 bytes in hexadecimal: encrypts personal datasets, hides shared keys. */
  readonly dataKey: string;
  /** Files of this source that are registered already. */
  readonly knownFiles: readonly KnownFile[];
  readonly nextOrdinal: number;
  readonly active: Readonly<Record<string, DatasetManifest>>;
  /** Connection strings of the environment variables that the mapping names. */
  readonly connections: Readonly<Record<string, string>>;
  readonly maxFieldBytes: number;
}

export interface KnownFile {
  readonly name: string;
  readonly sha256: string;
  readonly ordinal: number;
}

/** How many rows or values of a dataset were set aside for one reason. */
export interface QuarantineEntries {
  readonly dataset: string;
  /** A stable code. */
  readonly reason: string;
  readonly scope: 'row' | 'value';
  readonly count: number;
}

/** Row accounting of one file and dataset: in = out + merged + quarantined + filtered. */
export interface FileAccount {
  readonly file: string;
  readonly dataset: string;
  readonly rowsIn: number;
  readonly rowsOut: number;
  readonly rowsMerged: number;
  readonly rowsQuarantined: number;
  readonly rowsFiltered: number;
}

export interface IngestJobResult {
  /** Files read, registered before or not. */
  readonly files: readonly ReadFile[];
  readonly accounts: readonly FileAccount[];
  /** New manifests; a dataset whose content did not change is not among them. */
  readonly manifests: readonly DatasetManifest[];
  readonly unchanged: readonly string[];
  /** New files relative to the data directory: to be removed if nothing comes of them. */
  readonly created: readonly string[];
  /** What was set aside, by dataset and reason. */
  readonly quarantined: readonly QuarantineEntries[];
}
