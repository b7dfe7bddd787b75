import { DomainError } from '@tagwright/kernel';
import type { PostgresSpec } from '../mapping/source-mapping.js';
import { chooseColumns } from '../stream/choose-columns.js';
import type { FoundFile } from '../stream/find-files.js';
import { queryBytes } from '../stream/query-bytes.js';
import type { ByteTally } from '../stream/raw-bytes.js';
import type { FileRegister } from './file-register.js';
import type { JobState } from './job-state.js';
import { readScanned } from './read-text.js';
import { truncated, type ReadPart } from './source-rows.js';

/**
 * Reads the rows of a query as CSV, through the same checks as a file.
 * @throws DomainError `missing_connection`, `missing_column`, `query_failed`, `server_unreachable`,
 *   `result_truncated`
 */
export async function readPostgres(
  state: JobState,
  register: FileRegister,
  one: { spec: PostgresSpec; file: FoundFile; columns: readonly string[] },
): Promise<ReadPart> {
  const { spec, file, columns } = one;
  const url = state.spec.connections[spec.connection];
  if (url === undefined) {
    throw new DomainError(
      'missing_connection',
      `${file.name} needs the environment variable ${spec.connection} with a connection string.`,
      { details: { variable: spec.connection } },
    );
  }
  const wanted = new Set(columns);
  let sent = 0;
  const onEnd = (rows: number): void => {
    sent = rows;
  };
  const input = {
    name: file.name,
    encoding: 'utf-8',
    delimiter: ',',
    emptyRecords: true,
    maxFieldBytes: state.spec.maxFieldBytes,
    open: (tally: ByteTally) => queryBytes({ url, spec, name: file.name, tally, onEnd }),
    chooseColumns: (header: readonly string[]) => chooseColumns(file.name, ',', wanted, header),
  };
  const part = await readScanned(state, register, { input, columns, keys: [], nulls: spec.nulls });
  if (part.rows !== sent) throw truncated(file.name, part.rows, sent);
  return part;
}
