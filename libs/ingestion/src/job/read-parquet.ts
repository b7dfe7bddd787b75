import { sqlIdentifier, sqlText } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import type { ParquetSpec } from '../mapping/source-mapping.js';
import type { FoundFile } from '../stream/find-files.js';
import { chooseColumns } from '../stream/choose-columns.js';
import { fileBytes, newTally } from '../stream/raw-bytes.js';
import type { FileRegister } from './file-register.js';
import type { JobState } from './job-state.js';
import { assertRowCount, withNulls, type ReadPart } from './source-rows.js';

/** Reads a Parquet file in place; its values pass through the same conversions as texts. */
export async function readParquet(
  state: JobState,
  register: FileRegister,
  one: { spec: ParquetSpec; file: FoundFile; columns: readonly string[] },
): Promise<ReadPart> {
  const { spec, file, columns } = one;
  const tally = newTally();
  await drain(fileBytes(file.path, file.name, 'none', tally));
  if (tally.bytes === 0) {
    throw new DomainError('empty_file', `${file.name} is empty.`, { details: { file: file.name } });
  }
  const sha256 = tally.hash.digest('hex');
  const ordinal = register.ordinalOf(file.name, sha256);
  const table = `read_parquet(${sqlText(file.path)}, file_row_number = true)`;
  const rows = await rowsAndHeader(state, file, columns);
  await assertRowCount(state.engine, table, rows, file.name);
  const list = columns.map((column, index) => {
    const text = `CAST(${sqlIdentifier(column)} AS VARCHAR)`;
    return `${withNulls(text, spec.nulls)} AS "r${index}"`;
  });
  const numbers = [`${ordinal} AS _file`, 'file_row_number + 1 AS _row', 'NULL::BIGINT AS _line'];
  const select = `SELECT ${[...numbers, ...list].join(', ')} FROM ${table}`;
  const { bytes } = tally;
  return { name: file.name, sha256, bytes, rows, ordinal, rejected: 0, rejectedPath: null, select };
}

/** Reads to the end, for what the tally learns. */
async function drain(chunks: AsyncIterable<unknown>): Promise<void> {
  const iterator = chunks[Symbol.asyncIterator]();
  while ((await iterator.next()).done !== true);
}

async function rowsAndHeader(
  state: JobState,
  file: FoundFile,
  columns: readonly string[],
): Promise<number> {
  const path = sqlText(file.path);
  try {
    const header = await state.engine.query(`DESCRIBE SELECT * FROM read_parquet(${path})`);
    const names = header.map(({ column_name: name }) => (typeof name === 'string' ? name : ''));
    chooseColumns(file.name, ',', new Set(columns), names);
    const total = await state.engine.scalar(`SELECT num_rows FROM parquet_file_metadata(${path})`);
    return Number(total);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    throw new DomainError(
      'parquet_unreadable',
      `${file.name} is no Parquet file, or it is damaged or cut off.`,
      { details: { file: file.name, reason }, cause: error },
    );
  }
}
