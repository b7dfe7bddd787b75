import { DomainError } from '@tagwright/kernel';
import type {
  LinkColumn,
  RowFilter,
  SourceFileSpec,
  SourceMapping,
  TargetMapping,
} from '../mapping/source-mapping.js';
import { findFiles, type FoundFile } from '../stream/find-files.js';
import type { JobState } from './job-state.js';
import { FileRegister } from './file-register.js';
import { readParquet } from './read-parquet.js';
import { readPostgres } from './read-postgres.js';
import { readText } from './read-text.js';
import type { ReadPart, SourceRows } from './source-rows.js';
import { isFullLoad } from './unloaded-rows.js';

/** Reads every file that a target needs through its checks. */
export async function readSource(
  state: JobState,
  report: (name: string, rows: number, bytes: number) => void,
): Promise<ReadonlyMap<string, SourceRows>> {
  const register = new FileRegister(state.spec);
  const entries = new Map<string, SourceRows>();
  for (const [entry, spec] of Object.entries(state.spec.mapping.files)) {
    const targets = state.spec.mapping.targets.filter(({ from }) => from === entry);
    if (targets.length === 0) continue;
    const columns = [...new Set(targets.flatMap((target) => columnsOf(target)))].sort();
    const keys = [...new Set(targets.flatMap((target) => keysOf(target)))].sort();
    const parts = await readEntry(state, register, { entry, spec, columns, keys, report });
    // Everywhere else a value is a single one.
    const nested = spec.format === 'ndjson' ? keys : [];
    entries.set(entry, combine(entry, { columns, nested }, parts));
  }
  return entries;
}

interface EntryToRead {
  readonly entry: string;
  readonly spec: SourceFileSpec;
  readonly columns: readonly string[];
  readonly keys: readonly string[];
  readonly report: (name: string, rows: number, bytes: number) => void;
}

async function readEntry(
  state: JobState,
  register: FileRegister,
  { entry, spec, columns, keys, report }: EntryToRead,
): Promise<ReadPart[]> {
  const found: FoundFile[] =
    spec.format === 'postgres'
      ? [{ name: `postgres/${entry}`, path: '' }]
      : await findFiles(state.spec.directory, spec.path);
  const parts: ReadPart[] = [];
  for (const file of found) {
    const part = await readOne(state, register, { spec, file, columns, keys });
    if (part.rows === 0 && !spec.mayBeEmpty) refuseToEmpty(state.spec.mapping, entry, part.name);
    report(part.name, part.rows, part.bytes);
    parts.push(part);
  }
  return parts;
}

/**
 * A header without records is more often an export that failed than the news that nothing is left.
 * @throws DomainError `no_records` where a full load would replace everything by nothing
 */
function refuseToEmpty(mapping: SourceMapping, entry: string, file: string): void {
  const fed = mapping.targets.filter(({ from }) => from === entry).map(({ dataset }) => dataset);
  const datasets = [...new Set(fed)].filter((dataset) => isFullLoad(mapping, dataset));
  if (datasets.length === 0) return;
  throw new DomainError(
    'no_records',
    `${file} has no records, and a full load of it would replace what ${datasets.join(', ')} ` +
      `held of it by nothing. If that is meant, write mayBeEmpty: true at ${entry} in the mapping.`,
    { details: { file, datasets } },
  );
}

async function readOne(
  state: JobState,
  register: FileRegister,
  one: Pick<EntryToRead, 'spec' | 'columns' | 'keys'> & { readonly file: FoundFile },
): Promise<ReadPart> {
  const { spec, file, columns, keys } = one;
  switch (spec.format) {
    case 'csv':
    case 'ndjson':
      return readText(state, register, { spec, file, columns, keys });
    case 'parquet':
      return readParquet(state, register, { spec, file, columns });
    case 'postgres':
      return readPostgres(state, register, { spec, file, columns });
  }
}

function combine(
  entry: string,
  { columns, nested }: { columns: readonly string[]; nested: readonly string[] },
  parts: readonly ReadPart[],
): SourceRows {
  const nestedName = (key: string): string => `"n${columns.indexOf(key)}"`;
  const indexes = columns.map((_, index) => `"r${index}"`);
  const list = ['_file', '_row', '_line', ...indexes, ...nested.map(nestedName)].join(', ');
  const selects = parts.map(({ select }) => `SELECT ${list} FROM (${select})`);
  if (selects.length === 0) {
    throw new DomainError('missing_file', `No file for ${entry}.`, { kind: 'not_found' });
  }
  return {
    entry,
    files: parts,
    relation: `(${selects.join(' UNION ALL ')})`,
    raw: (column) => `"r${columns.indexOf(column)}"`,
    nested: (key) => (nested.includes(key) ? nestedName(key) : 'false'),
  };
}

/** Every raw column that a target reads. */
function columnsOf(target: TargetMapping): string[] {
  const mapped = Object.values(target.columns).flatMap((column) => {
    if (column.kind === 'constant') return [];
    return column.kind === 'value' ? [column.column] : linkColumns(column);
  });
  const ordered = target.survivorship.order.map(({ column }) => column);
  return [...mapped, ...ordered, ...(target.where ? filterColumns(target.where) : [])];
}

/** The raw columns that hold keys, shared ones too. */
function keysOf({ columns }: TargetMapping): string[] {
  return Object.values(columns).flatMap((column) =>
    column.kind === 'link' ? linkColumns(column) : [],
  );
}

function linkColumns(link: LinkColumn): string[] {
  return link.shared ? [link.key, link.shared.column] : [link.key];
}

function filterColumns(filter: RowFilter): string[] {
  if ('all' in filter) return filter.all.flatMap((part) => filterColumns(part));
  if ('any' in filter) return filter.any.flatMap((part) => filterColumns(part));
  return [filter.column];
}
