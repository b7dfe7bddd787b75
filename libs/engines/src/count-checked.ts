import { DomainError } from '@tagwright/kernel';

/** Ends a stream early on purpose, so that tests can prove that nobody believes it. */
export interface StreamFault {
  readonly endAfterRows: number;
}

/**
 * Passes batches on and compares their total with the number of rows that must come.
 * @throws DomainError `result_truncated` when the stream ends early or brings more than expected.
 */
export async function* countChecked<T>(
  batches: AsyncIterable<readonly T[]>,
  expectedRows: number,
  fault?: StreamFault,
): AsyncGenerator<readonly T[]> {
  let seen = 0;
  for await (const batch of batches) {
    if (fault && seen + batch.length > fault.endAfterRows) break;
    seen += batch.length;
    yield batch;
  }
  if (seen !== expectedRows) throw truncated(seen, expectedRows);
}

/** The failure of a result that did not bring the rows it should. */
export function truncated(seen: number, expectedRows: number): DomainError {
  return new DomainError(
    'result_truncated',
    `A result ended after ${seen} of ${expectedRows} rows. Nothing of it was kept.`,
    { kind: 'internal', details: { rows: seen, expectedRows } },
  );
}
