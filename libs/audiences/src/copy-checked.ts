import { sqlIdentifier, sqlText, truncated, type Engine } from '@tagwright/engines';

export interface CopyRequest {
  /** SQL of the rows. */
  readonly select: string;
  /** Columns of them with no values twice, so that the file's order is settled. */
  readonly orderBy: readonly string[];
  /** Absolute path of the file to write. */
  readonly file: string;
  /** Of DuckDB's COPY. */
  readonly options: string;
  /** Rows that must come; counted first if left out. */
  readonly rows?: number;
}

/**
 * Writes the rows of a query into a file and returns how many.
 * @throws DomainError `result_truncated` when the file did not get all rows
 */
export async function copyChecked(engine: Engine, request: CopyRequest): Promise<number> {
  const { select, orderBy, file, options } = request;
  const expected = request.rows ?? Number(await engine.scalar(`SELECT count(*) FROM (${select})`));
  const written = await engine.execute(
    `COPY (${select} ORDER BY ${orderBy.map(sqlIdentifier).join(', ')}) TO ${sqlText(file)} (${options})`,
  );
  if (written !== expected) throw truncated(written, expected);
  return written;
}
