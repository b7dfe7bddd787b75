import type { PlanColumn } from '@tagwright/compiler';
import { DomainError, type Words } from '@tagwright/kernel';
import type { FrozenInputs } from './freeze-inputs.service.js';
import type { MaterializationFiles } from './materialization-files.js';
import type { JobTable, MaterializeJobResult } from '../job/materialize-job.js';
import type { ManifestFactTable, SnapshotManifest, SnapshotTable } from './snapshot-manifest.js';

export interface ManifestParts {
  readonly snapshotId: number;
  readonly runId: number;
  readonly inputs: FrozenInputs;
  readonly result: MaterializeJobResult;
  readonly files: MaterializationFiles;
}

/** Puts together the document that seals a snapshot. */
export function buildManifest(parts: ManifestParts): SnapshotManifest {
  const { inputs, result, snapshotId, runId } = parts;
  return {
    format: 1,
    snapshotId,
    runId,
    asOf: inputs.asOf.toISOString(),
    zone: inputs.plan.zone,
    contentDigest: result.contentDigest,
    engine: { name: 'duckdb', version: result.engineVersion },
    definitions: [...inputs.definitions.versions.values()].map(({ kind, code, version, hash }) => ({
      kind,
      code,
      version,
      hash,
    })),
    datasets: inputs.datasets.map(({ dataset, version, contentHash, period, rows }) => ({
      dataset,
      version,
      contentHash,
      period,
      rows,
    })),
    facts: inputs.plan.facts.map((plan) => factTable(parts, plan.subject)),
    tables: result.tables.map((table) => snapshotTable(parts, table)),
  };
}

function factTable(parts: ManifestParts, subject: JobTable['subject']): ManifestFactTable {
  const { inputs, result, files } = parts;
  const plan = inputs.plan.facts.find((candidate) => candidate.subject === subject);
  if (plan === undefined) throw missing(subject);
  const cached = inputs.earlier.cachedFacts.get(plan.cacheKey);
  const rows =
    cached?.rows ?? result.facts.find((candidate) => candidate.subject === subject)?.rows;
  if (rows === undefined) throw missing(subject);
  return {
    subject,
    cacheKey: plan.cacheKey,
    file: files.factFile(subject, plan.cacheKey),
    rows,
    columns: plan.columns.map((column) => ({
      code: column.code,
      ...versioned(inputs, column),
    })),
  };
}

function snapshotTable(parts: ManifestParts, table: JobTable): SnapshotTable {
  const plan = parts.inputs.plan.snapshot.find(({ subject }) => subject === table.subject);
  return {
    ...table,
    file: parts.files.snapshotFile(parts.snapshotId, table.file),
    columns: table.columns.map((column) => {
      const planned = plan?.columns.find(({ code }) => code === column.code);
      if (planned === undefined) throw missing(column.code);
      return { ...column, type: planned.type, ...versioned(parts.inputs, planned) };
    }),
  };
}

function versioned(
  inputs: FrozenInputs,
  column: PlanColumn,
): { definitionHash: string; definitionVersion: string; missingBecause?: Words } {
  const definitionVersion = inputs.definitions.versions.get(column.code)?.version;
  if (definitionVersion === undefined) throw missing(column.code);
  return {
    definitionHash: column.definitionHash,
    definitionVersion,
    ...(column.missingBecause === undefined ? {} : { missingBecause: column.missingBecause }),
  };
}

function missing(what: string): DomainError {
  return new DomainError('manifest_incomplete', `Nothing was computed for ${what}.`, {
    kind: 'internal',
  });
}
