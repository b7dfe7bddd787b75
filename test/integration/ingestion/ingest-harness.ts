import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalogFiles } from '@tagwright/catalog';
import {
  DuckDbEngine,
  InProcessDataPlane,
  type JobHandler,
  sqlParquet,
  type EngineRow,
  type JobProgress,
} from '@tagwright/engines';
import {
  buildIngestSpec,
  INGEST_JOB,
  ingestHandler,
  parseSourceMapping,
  type DatasetManifest,
  type IngestJobResult,
  type KnownFile,
  type SourceMapping,
} from '@tagwright/ingestion';
import type { CatalogView } from '@tagwright/rules';

const GOVERNANCE = join(import.meta.dirname, '../../../governance');

/** The shipped catalog. */
export async function shippedCatalog(): Promise<CatalogView> {
  return (await loadCatalogFiles(GOVERNANCE)).catalog;
}

/** A shipped source mapping, parsed. */
export function shippedMapping(source: string, catalog: CatalogView): SourceMapping {
  const text = readFileSync(join(GOVERNANCE, 'sources', `${source}.yaml`), 'utf8');
  return mappingOf(text, catalog);
}

/** A mapping that must be free of errors. */
function mappingOf(text: string, catalog: CatalogView): SourceMapping {
  const { mapping, diagnostics } = parseSourceMapping(text, 'mapping.yaml', catalog);
  if (!mapping) throw new Error(JSON.stringify(diagnostics, null, 1));
  return mapping;
}

/** A data directory with the job in this process; a map stands for the database's registry. */
export class IngestHarness {
  readonly home = mkdtempSync(join(tmpdir(), 'tagwright-ingest-'));
  readonly data = join(this.home, 'data');
  readonly active: Record<string, DatasetManifest> = {};
  readonly progress: JobProgress[] = [];
  private readonly known = new Map<string, (KnownFile & { source: string })[]>();
  private runs = 0;
  private engine: DuckDbEngine | undefined;
  /** Changes a statement on its way to the job's engine, as a fault would. */
  distort: (sql: string) => string = (sql) => sql;

  constructor(private readonly catalog: CatalogView) {}

  /** Ingests and, as the database would, makes the new versions the active ones. */
  async ingest(mapping: SourceMapping | string, directory: string): Promise<IngestJobResult> {
    const parsed = typeof mapping === 'string' ? mappingOf(mapping, this.catalog) : mapping;
    const files = this.known.get(parsed.source) ?? [];
    const place = {
      runId: ++this.runs,
      directory,
      dataDirectory: this.data,
      tempDirectory: join(this.home, 'tmp'),
      dataKey: '07'.repeat(32),
      knownFiles: files,
      nextOrdinal: 1 + [...this.known.values()].flat().length,
      active: this.active,
    };
    const spec = buildIngestSpec(parsed, this.catalog, place, process.env);
    const handler: JobHandler = (job, context) =>
      ingestHandler(job, { ...context, openEngine: () => this.openDistorted() });
    const plane = new InProcessDataPlane({ [INGEST_JOB]: handler }, this.settings());
    const result = (await plane.run({ kind: INGEST_JOB, spec }, (step) =>
      this.progress.push(step),
    )) as IngestJobResult;
    for (const manifest of result.manifests) this.active[manifest.dataset] = manifest;
    const added = result.files.filter(
      ({ ordinal }) => !files.some((file) => file.ordinal === ordinal),
    );
    this.known.set(parsed.source, [
      ...files,
      ...added.map((file) => ({ ...file, source: parsed.source })),
    ]);
    return result;
  }

  /** Asks SQL in which `{dataset}` stands for the active rows. */
  async query(sql: string): Promise<EngineRow[]> {
    this.engine ??= await DuckDbEngine.open(this.settings());
    return this.engine.query(
      sql.replace(/\{(\w+)\}/g, (_, name: string) => this.relation(this.active[name]?.parts ?? [])),
    );
  }

  /** All quarantined rows and values of a dataset. */
  async quarantine(dataset: string): Promise<EngineRow[]> {
    const files = this.active[dataset]?.quarantine ?? [];
    if (files.length === 0) return [];
    return this.query(
      `SELECT source_row, line, "column", "value", reason, "scope" FROM ${this.relation(files)}
       WHERE dataset = '${dataset}' ORDER BY source_row, "column"`,
    );
  }

  async conflicts(dataset: string): Promise<EngineRow[]> {
    const files = this.active[dataset]?.conflicts ?? [];
    if (files.length === 0) return [];
    return this.query(
      `SELECT subject_id, "column", "value", won, source_row FROM ${this.relation(files)}
       ORDER BY ALL`,
    );
  }

  /** Every file below the home that is not a directory, for finding leftovers. */
  files(): string[] {
    return readdirSync(this.home, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);
  }

  close(): void {
    this.engine?.close();
    rmSync(this.home, { recursive: true, force: true });
  }

  private async openDistorted(): Promise<DuckDbEngine> {
    const engine = await DuckDbEngine.open(this.settings());
    const execute = engine.execute.bind(engine);
    engine.execute = (sql) => execute(this.distort(sql));
    return engine;
  }

  private relation(files: readonly { file: string }[]): string {
    return sqlParquet(files.map(({ file }) => join(this.data, file)));
  }

  private settings(): { threads: number; memoryLimit: string; tempDirectory: string } {
    return { threads: 2, memoryLimit: '512MB', tempDirectory: this.home };
  }
}
