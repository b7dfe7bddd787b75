import { rm } from 'node:fs/promises';
import { sqlParquet, sqlText } from '@tagwright/engines';
import type { CsvSpec, NdjsonSpec } from '../mapping/source-mapping.js';
import { chooseColumns } from '../stream/choose-columns.js';
import type { FoundFile } from '../stream/find-files.js';
import { fileBytes } from '../stream/raw-bytes.js';
import { scanText, type ScannedText, type TextInput } from '../stream/scan-text.js';
import type { FileRegister } from './file-register.js';
import type { JobState } from './job-state.js';
import { jsonColumns, uselessLines } from './json-columns.js';
import { assertOccurring } from './json-presence.js';
import { assertRowCount, scannedTable, withNulls, type ReadPart } from './source-rows.js';

interface TextToRead {
  readonly spec: CsvSpec | NdjsonSpec;
  readonly file: FoundFile;
  readonly columns: readonly string[];
  readonly keys: readonly string[];
}

/** Reads a CSV or NDJSON file through the checked byte stream. */
export async function readText(
  state: JobState,
  register: FileRegister,
  { spec, file, columns, keys }: TextToRead,
): Promise<ReadPart> {
  const input = {
    name: file.name,
    encoding: spec.encoding,
    maxFieldBytes: state.spec.maxFieldBytes,
    open: (tally) => fileBytes(file.path, file.name, spec.compression, tally),
    ...shape(spec, file.name, columns),
  } satisfies TextInput;
  return readScanned(state, register, { input, columns, keys, nulls: spec.nulls });
}

interface ScannedInput {
  readonly input: TextInput;
  readonly columns: readonly string[];
  readonly keys: readonly string[];
  readonly nulls: readonly string[];
}

/** Passes any text input through the checks and makes it a piece of an entry's relation. */
export async function readScanned(
  state: JobState,
  register: FileRegister,
  text: ScannedInput,
): Promise<ReadPart> {
  const { input, columns, keys, nulls } = text;
  const path = state.temporary('records');
  const rejectedPath = state.temporary('rejected');
  const scanned = await scanText(input, path, rejectedPath);
  const ordinal = register.ordinalOf(input.name, scanned.sha256);
  const isJson = input.delimiter === null;
  const table = scannedTable(path, isJson ? ['json'] : scanned.columns.map((_, i) => `c${i}`));
  const select = isJson
    ? jsonColumns(table, { ordinal, columns, keys, nulls })
    : csvColumns(table, ordinal, columns, nulls, scanned);
  const rows = await keepRows(state, select, scanned.records - scanned.rejected, input.name);
  if (isJson) {
    await assertOccurring(state.engine, { name: input.name, columns, lines: table, rows });
  }
  await rm(path);
  const useless = isJson ? await uselessLines(state.engine, rows, rejectedPath) : 0;
  return {
    name: input.name,
    sha256: scanned.sha256,
    bytes: scanned.bytes,
    rows: scanned.records,
    ordinal,
    rejected: scanned.rejected + useless,
    rejectedPath,
    select: isJson ? `SELECT * FROM ${rows} WHERE _reason IS NULL` : `SELECT * FROM ${rows}`,
  };
}

/**
 * Several targets and the quarantine read the same rows: they are parsed once, into columns.
 * @throws DomainError `result_truncated` when the engine read another number of rows
 */
async function keepRows(
  state: JobState,
  select: string,
  expected: number,
  name: string,
): Promise<string> {
  const path = state.temporary('parquet');
  await state.engine.execute(
    `COPY (${select}) TO ${sqlText(path)} (FORMAT parquet, COMPRESSION snappy)`,
  );
  const rows = sqlParquet([path]);
  await assertRowCount(state.engine, rows, expected, name);
  return rows;
}

function shape(
  spec: CsvSpec | NdjsonSpec,
  name: string,
  columns: readonly string[],
): Pick<TextInput, 'delimiter' | 'chooseColumns'> {
  if (spec.format === 'ndjson') return { delimiter: null, chooseColumns: () => [] };
  const wanted = new Set(columns);
  return {
    delimiter: spec.delimiter,
    chooseColumns: (header) => chooseColumns(name, spec.delimiter, wanted, header),
  };
}

function csvColumns(
  table: string,
  ordinal: number,
  columns: readonly string[],
  nulls: readonly string[],
  scanned: ScannedText,
): string {
  const list = columns.map((column, index) => {
    const cell = `"c${scanned.columns.indexOf(column)}"`;
    // A line break inside a field travels as another control character.
    const text = scanned.breaks ? `replace(${cell}, chr(30), chr(10))` : cell;
    return `${withNulls(text, nulls)} AS "r${index}"`;
  });
  return `SELECT ${[`${ordinal} AS _file`, '_row', '_line', ...list].join(', ')} FROM ${table}`;
}
