import { Injectable } from '@nestjs/common';
import { failPoint } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import { ADVISORY_LOCKS, tryUnderLock } from '@tagwright/platform';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import type { FileAccount, IngestJobResult, KnownFile } from '../job/ingest-job.js';
import type { DatasetManifest, ReadFile } from '../manifest.js';
import { DatasetVersionEntity } from './dataset-version.entity.js';
import { IngestionFileEntity } from './ingestion-file.entity.js';
import { SourceFileEntity } from './source-file.entity.js';

/** What is registered when an ingestion starts. */
export interface RegistryState {
  readonly knownFiles: readonly KnownFile[];
  readonly nextOrdinal: number;
  readonly active: Readonly<Record<string, DatasetManifest>>;
}

/** The first and the last part of a registration's transaction. */
interface RegistrationParts {
  readonly begin?: (manager: EntityManager) => Promise<void>;
  readonly complete?: (manager: EntityManager) => Promise<void> | undefined;
}

/** What ingestion knows in PostgreSQL: files, dataset versions, row accounts. */
@Injectable()
export class RegistryService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Does work that no other ingestion may do at the same time, in any process. What it registers has
   * to go through the session it is given: if that breaks, another ingestion may have begun.
   * @throws DomainError `ingestion_running`, `ingestion_interrupted`
   */
  async exclusively<T>(work: (session: QueryRunner) => Promise<T>): Promise<T> {
    const request = { lock: ADVISORY_LOCKS.ingestion, patience: 0 };
    const done = await tryUnderLock(this.dataSource, request, async (session) => {
      try {
        return { result: await work(session) };
      } catch (error) {
        throw session.isReleased ? interrupted(error) : error;
      }
    });
    if (done === null) throw ingestionRunning();
    return done.result;
  }

  async read(source: string): Promise<RegistryState> {
    const { manager } = this.dataSource;
    const files = await manager.find(SourceFileEntity, { where: { source } });
    const last = await manager.maximum(SourceFileEntity, 'id');
    const versions = await manager.find(DatasetVersionEntity, { where: { active: true } });
    return {
      knownFiles: files.map(({ id, name, sha256 }) => ({ ordinal: id, name, sha256 })),
      nextOrdinal: (last ?? 0) + 1,
      active: Object.fromEntries(versions.map(({ dataset, manifest }) => [dataset, manifest])),
    };
  }

  /**
   * Registers all that a job wrote in one transaction, or nothing of it.
   * @param session as `exclusively` gave it
   */
  async register(
    session: QueryRunner,
    runId: number,
    source: string,
    result: IngestJobResult,
    { begin, complete }: RegistrationParts = {},
  ): Promise<void> {
    await session.manager.transaction(async (manager) => {
      await begin?.(manager);
      await this.addFiles(manager, runId, source, result.files);
      await manager.delete(IngestionFileEntity, { runId });
      await manager.insert(
        IngestionFileEntity,
        result.accounts.map((account) => accountRow(runId, source, account)),
      );
      for (const manifest of result.manifests) await this.activate(manager, runId, manifest);
      await complete?.(manager);
      failPoint('ingest.in-register');
    });
  }

  /** Whether a run has registered what it wrote. */
  async isRegistered(runId: number): Promise<boolean> {
    return this.dataSource.manager.existsBy(IngestionFileEntity, { runId });
  }

  private async addFiles(
    manager: EntityManager,
    runId: number,
    source: string,
    files: readonly ReadFile[],
  ): Promise<void> {
    for (const { ordinal, name, sha256, bytes } of files) {
      await manager.query(
        `INSERT INTO source_file (id, source, name, sha256, bytes, first_run_id)
         OVERRIDING SYSTEM VALUE VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (source, name, sha256) DO NOTHING`,
        [ordinal, source, name, sha256, bytes, runId],
      );
    }
  }

  private async activate(
    manager: EntityManager,
    runId: number,
    manifest: DatasetManifest,
  ): Promise<void> {
    const { dataset, contentHash, rows, period } = manifest;
    const last = await manager.maximum(DatasetVersionEntity, 'version', { dataset });
    await manager.update(DatasetVersionEntity, { dataset, active: true }, { active: false });
    await manager.insert(DatasetVersionEntity, {
      dataset,
      version: (last ?? 0) + 1,
      runId,
      contentHash,
      rows: String(rows),
      periodFrom: period?.from ?? null,
      periodTo: period?.to ?? null,
      manifest: manifest as object,
      active: true,
    });
  }
}

function accountRow(runId: number, source: string, account: FileAccount): object {
  return {
    runId,
    source,
    fileName: account.file,
    dataset: account.dataset,
    rowsIn: account.rowsIn,
    rowsOut: account.rowsOut,
    rowsMerged: account.rowsMerged,
    rowsQuarantined: account.rowsQuarantined,
    rowsFiltered: account.rowsFiltered,
  };
}

function ingestionRunning(): DomainError {
  return new DomainError('ingestion_running', 'Another ingestion is running; try again later.', {
    kind: 'conflict',
  });
}

function interrupted(cause: unknown): DomainError {
  return new DomainError(
    'ingestion_interrupted',
    'The session with PostgreSQL that kept other ingestions away broke; try again.',
    { kind: 'unavailable', cause },
  );
}
