import { DomainError } from '@tagwright/kernel';
import type { FileAccount } from './ingest-job.js';
import type { SourceRowsFile } from './source-rows.js';

/** What became of the records of one file on their way to one target, before keys are merged. */
export interface FileCounts {
  readonly ordinal: number;
  readonly accepted: number;
  readonly quarantined: number;
  readonly filtered: number;
}

/** @throws DomainError `rows_lost` when the counts do not add up to the file's records. */
export function assertNoRowLost(
  file: SourceRowsFile,
  counts: readonly FileCounts[],
  dataset: string,
): void {
  const count = counts.find(({ ordinal }) => ordinal === file.ordinal);
  const seen = (count?.accepted ?? 0) + (count?.quarantined ?? 0) + (count?.filtered ?? 0);
  if (seen !== file.rows) throw rowsLost(file.name, dataset, file.rows, seen);
}

/**
 * The account of a file and dataset, asserted: in = out + merged + quarantined + filtered.
 * @param out surviving rows that come from the file
 * @param merged rows of the file that went up into another row of the same key
 * @throws DomainError `rows_lost`
 */
export function accountOf(
  file: SourceRowsFile,
  dataset: string,
  counts: readonly FileCounts[],
  { out, merged }: { out: number; merged: number },
): FileAccount {
  const own = counts.filter(({ ordinal }) => ordinal === file.ordinal);
  const sum = (pick: (count: FileCounts) => number): number =>
    own.reduce((total, count) => total + pick(count), 0);
  const account = {
    file: file.name,
    dataset,
    rowsIn: file.rows * own.length,
    rowsOut: out,
    rowsMerged: merged,
    rowsQuarantined: sum(({ quarantined }) => quarantined),
    rowsFiltered: sum(({ filtered }) => filtered),
  };
  const seen = out + merged + account.rowsQuarantined + account.rowsFiltered;
  if (seen !== account.rowsIn) throw rowsLost(file.name, dataset, account.rowsIn, seen);
  return account;
}

function rowsLost(file: string, dataset: string, expected: number, seen: number): DomainError {
  return new DomainError(
    'rows_lost',
    `${file} → ${dataset}: ${expected} rows in, ${seen} accounted for. Nothing was kept.`,
    { kind: 'internal', details: { file, dataset, expected, seen } },
  );
}
