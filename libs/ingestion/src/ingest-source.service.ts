import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { ReadCatalogService } from '@tagwright/catalog';
import { DATA_PLANE, failPoint, type DataPlane, type OnJobProgress } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import { keepFiles } from '@tagwright/pins';
import type { EntityManager } from 'typeorm';
import { buildIngestSpec } from './build-ingest-spec.js';
import { filesOfDataset } from './files-of-dataset.js';
import { IngestionPlace } from './ingestion-place.js';
import { INGEST_JOB, type IngestJobResult, type QuarantineEntries } from './job/ingest-job.js';
import { removeFiles } from './job/run-ingest-job.js';
import { parseSourceMapping } from './mapping/parse-source-mapping.js';
import type { SourceMapping } from './mapping/source-mapping.js';
import { RegistryService } from './registry/registry.service.js';

export interface IngestRequest {
  /** Name of a registered source mapping. */
  readonly source: string;
  /** Folder with the source's files. */
  readonly directory: string;
  readonly runId: number;
  readonly onProgress?: OnJobProgress;
  /** Ends the work when it aborts. */
  readonly signal?: AbortSignal;
  /** Called in the transaction that registers the new versions; what it throws undoes them. */
  readonly complete?: (manager: EntityManager, outcome: IngestOutcome) => Promise<void>;
}

/** What an ingestion came to. */
export interface IngestOutcome {
  readonly source: string;
  /** Datasets with a new version, and their rows. */
  readonly changed: Readonly<Record<string, number>>;
  /** Datasets whose content is what it was. */
  readonly unchanged: readonly string[];
  readonly rowsIn: number;
  readonly rowsQuarantined: number;
  /** What was set aside, by dataset and reason. */
  readonly quarantined: readonly QuarantineEntries[];
}

/** Source files become new versions of the enterprise datasets: all of them, or none. */
@Injectable()
export class IngestSourceService {
  constructor(
    private readonly catalog: ReadCatalogService,
    private readonly registry: RegistryService,
    private readonly place: IngestionPlace,
    @Inject(DATA_PLANE) private readonly plane: DataPlane,
  ) {}

  /**
   * Ingests a source. When anything fails, the versions that were active stay active.
   * @throws DomainError `unknown_source`, `invalid_mapping`, `missing_directory`, and what the
   *   checks of the files find, with file and line
   */
  async ingest(request: IngestRequest): Promise<IngestOutcome> {
    const { source, directory, runId, complete } = request;
    const mapping = await this.mappingOf(source);
    const folder = await existingDirectory(directory);
    return this.registry.exclusively(async (session) => {
      const result = await this.compute(mapping, folder, request);
      const outcome = outcomeOf(source, result);
      failPoint('ingest.before-register');
      try {
        await this.registry.register(session, runId, source, result, {
          begin: (manager) => keepFiles(manager, this.filesOf(result)),
          complete: (manager) => complete?.(manager, outcome),
        });
      } catch (error) {
        // An answer that got lost may hide a commit; then the files are the new version's. And where
        // the session broke, another ingestion may rely on them by now: the same content is one file.
        if (!session.isReleased && !(await this.registry.isRegistered(runId))) {
          await removeFiles(this.place.dataDirectory, result.created);
        }
        throw error;
      }
      failPoint('ingest.after-register');
      return outcome;
    });
  }

  private async compute(
    mapping: SourceMapping,
    directory: string,
    { runId, onProgress, signal }: IngestRequest,
  ): Promise<IngestJobResult> {
    const { dataDirectory, tempDirectory } = this.place;
    const dataKey = (await this.place.dataKey()).toString('hex');
    const state = await this.registry.read(mapping.source);
    const place = { ...state, runId, directory, dataDirectory, tempDirectory, dataKey };
    const spec = buildIngestSpec(mapping, await this.catalog.read(), place, process.env);
    const result = await this.plane.run({ kind: INGEST_JOB, spec }, onProgress, signal);
    return result as IngestJobResult;
  }

  /** Absolute paths of all that the new versions consist of. */
  private filesOf({ manifests }: IngestJobResult): string[] {
    const files = new Set(manifests.flatMap(filesOfDataset).map(({ file }) => file));
    return [...files].map((file) => join(this.place.dataDirectory, file));
  }

  private async mappingOf(source: string): Promise<SourceMapping> {
    const sources = await this.catalog.sources();
    const found = sources.find((candidate) => candidate.source === source);
    if (!found) {
      const known = sources.map((candidate) => candidate.source).join(', ');
      throw new DomainError('unknown_source', `There is no source ${source}. Known: ${known}.`, {
        kind: 'not_found',
        details: { source },
      });
    }
    const parsed = parseSourceMapping(found.text, found.file, await this.catalog.read());
    if (parsed.mapping) return parsed.mapping;
    const [first] = parsed.diagnostics;
    throw new DomainError(
      'invalid_mapping',
      `${found.file}:${first?.line ?? 1}: ${first?.message ?? 'cannot be read'}`,
      { details: { diagnostics: parsed.diagnostics } },
    );
  }
}

async function existingDirectory(directory: string): Promise<string> {
  const folder = resolve(directory);
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() === true) return folder;
  throw new DomainError('missing_directory', `${folder} is not a folder that can be read.`, {
    kind: 'not_found',
    details: { path: folder },
  });
}

function outcomeOf(source: string, result: IngestJobResult): IngestOutcome {
  const sum = (pick: (account: IngestJobResult['accounts'][number]) => number): number =>
    result.accounts.reduce((total, account) => total + pick(account), 0);
  return {
    source,
    changed: Object.fromEntries(result.manifests.map(({ dataset, rows }) => [dataset, rows])),
    unchanged: result.unchanged,
    rowsIn: sum(({ rowsIn }) => rowsIn),
    rowsQuarantined: sum(({ rowsQuarantined }) => rowsQuarantined),
    quarantined: result.quarantined,
  };
}
