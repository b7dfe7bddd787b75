import { DomainError } from '@tagwright/kernel';
import type { Engine, EngineRow } from '@tagwright/engines';
import { CHUNK_ROWS, columnDigestSql, foldChunks } from './column-digest.js';
import type { PlannedColumn } from './planned-column.js';
import { countOf, textOf } from './read-row.js';
import type { WrittenTable } from './write-table.js';

export interface TableDigests {
  readonly population: string;
  /** By tag code. */
  readonly columns: ReadonlyMap<string, string>;
}

/**
 * The digests of a written table's ids and of some of its columns.
 * @throws DomainError `table_unsorted` when the file is not in the order of its ids.
 */
export async function digestTable(
  engine: Engine,
  { plan, path, rows }: WrittenTable,
  columns: readonly PlannedColumn[],
): Promise<TableDigests> {
  const { subject, idColumn } = plan;
  const read = (order: 'file' | 'id') =>
    engine.query(columnDigestSql(path, idColumn, columns, order));
  let chunks = await read('file');
  if (chunks.length !== Math.ceil(rows / CHUNK_ROWS) || !areAscending(chunks)) throw unsorted(path);
  // The engine promises no order inside of an aggregate, so it is seen whether it kept it.
  if (!chunks.every(keptOrder)) chunks = await read('id');
  const fold = (name: string, key: string): string =>
    foldChunks(
      subject,
      name,
      chunks.map((chunk) => textOf(chunk, key) ?? ''),
    );
  return {
    population: fold(idColumn, 'population'),
    columns: new Map(columns.map(({ code }, index) => [code, fold(code, `c${index}`)])),
  };
}

function keptOrder(chunk: EngineRow): boolean {
  return textOf(chunk, 'population') === textOf(chunk, 'sorted');
}

/** Whether each chunk's ids lie behind those of the chunk before it. */
function areAscending(chunks: readonly EngineRow[]): boolean {
  let last = -Infinity;
  for (const chunk of chunks) {
    if (countOf(chunk, 'first') <= last) return false;
    last = countOf(chunk, 'last');
  }
  return true;
}

function unsorted(path: string): DomainError {
  return new DomainError('table_unsorted', `${path} is not in the order of its ids.`, {
    kind: 'internal',
  });
}
