import { DomainError } from '@tagwright/kernel';
import type { Engine } from '@tagwright/engines';
import { profileColumn } from './column-profile.js';
import { digestTable } from './digest-table.js';
import { hashFile } from './file-facts.js';
import type { JobTable, KnownColumn, MaterializeJobSpec } from './materialize-job.js';
import type { WrittenTable } from './write-table.js';

type Sealed = Pick<JobTable, 'sha256' | 'populationDigest'>;

/**
 * Digests and counts what was written. A column whose digest key an earlier run has sealed takes its
 * digest and profile from there.
 */
export async function sealTable(
  engine: Engine,
  table: WrittenTable,
  spec: MaterializeJobSpec,
): Promise<JobTable> {
  const { plan, path, unchanged } = table;
  if (unchanged !== undefined) return toJobTable(table, unchanged, spec.known);
  const fresh = plan.columns.filter(({ digestKey }) => spec.known[digestKey] === undefined);
  const digests = await digestTable(engine, table, fresh);
  const known: Record<string, KnownColumn> = { ...spec.known };
  for (const column of fresh) {
    const profile = await profileColumn(engine, `snapshot."${plan.subject}"`, column);
    known[column.digestKey] = { digest: digests.columns.get(column.code) ?? '', profile };
  }
  const sealed = { sha256: await hashFile(path), populationDigest: digests.population };
  return toJobTable(table, sealed, known);
}

function toJobTable(
  { plan, rows, file }: WrittenTable,
  { sha256, populationDigest }: Sealed,
  known: Readonly<Record<string, KnownColumn>>,
): JobTable {
  const { subject, idColumn } = plan;
  const columns = plan.columns.map(({ code, digestKey }) => ({
    code,
    digestKey,
    ...knownColumn(known[digestKey], code),
  }));
  return { subject, idColumn, rows, file, sha256, populationDigest, columns };
}

function knownColumn(column: KnownColumn | undefined, code: string): KnownColumn {
  if (column !== undefined && column.digest !== '') return column;
  throw new DomainError('digest_missing', `No digest was computed for ${code}.`, {
    kind: 'internal',
  });
}
