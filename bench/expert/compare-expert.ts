import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sqlIdentifier, sqlParquet, sqlText, type Engine } from '@tagwright/engines';
import type { Subject, ValueType } from '@tagwright/rules';
import { to as copyTo } from 'pg-copy-streams';
import { comparableSql } from '../comparable-sql.js';
import type { SubjectColumns } from '../subject-columns.js';
import { wrongAnswer } from '../wrong-answer.js';
import type { ExpertDatabase } from './expert-database.js';

const EXAMPLES = 3;

/**
 * Compares every fact and tag of every subject with the expert's table of that subject.
 * @returns how many values were compared
 * @throws DomainError `bench_wrong_answer` with examples
 */
export async function compareExpert(
  expert: ExpertDatabase,
  engine: Engine,
  tables: readonly SubjectColumns[],
  folder: string,
): Promise<number> {
  let values = 0;
  for (const table of tables) {
    const file = join(folder, `expert-${table.subject}.csv`);
    await exportExpert(expert, table, file);
    await compareTable(engine, table, file);
    await rm(file);
    values += table.rows * table.columns.length;
  }
  return values;
}

async function exportExpert(
  { client }: ExpertDatabase,
  { subject, idColumn, columns }: SubjectColumns,
  file: string,
): Promise<void> {
  const list = [idColumn, ...columns.map(({ code }) => code)].map(sqlIdentifier).join(', ');
  const rows = client.query(
    copyTo(`COPY (SELECT ${list} FROM expert_${subject}) TO STDOUT (FORMAT csv)`),
  );
  await pipeline(rows, createWriteStream(file));
}

async function compareTable(engine: Engine, table: SubjectColumns, file: string): Promise<void> {
  const { subject, columns } = table;
  const joined = `(${oursSql(table)}) o FULL JOIN ${csvSql(table, file)} e ON e."id" = o."id"`;
  const differs = columns.map(({ code }) => {
    const name = sqlIdentifier(code);
    return { code, sql: `o.${name} IS DISTINCT FROM e.${name}` };
  });
  const counts = differs.map(({ sql }) => `count(*) FILTER (WHERE ${sql})`);
  const alone = 'count(*) FILTER (WHERE o."id" IS NULL OR e."id" IS NULL)';
  const [row] = await engine.query(
    `SELECT [${[alone, ...counts].join(', ')}] AS counts FROM ${joined}`,
  );
  const found = row?.counts as readonly number[];
  if (found[0] !== 0) throw wrongAnswer(`${subject}s that only one side has`, 0, found[0]);
  const wrong = differs.filter((_, index) => found[index + 1] !== 0);
  if (wrong.length > 0) throw await differences(engine, subject, joined, wrong);
}

/** The first wrong column with examples; the names of the others. */
async function differences(
  engine: Engine,
  subject: Subject,
  joined: string,
  wrong: readonly { readonly code: string; readonly sql: string }[],
): Promise<Error> {
  const code = wrong[0]?.code ?? '';
  const name = sqlIdentifier(code);
  const examples = await engine.query(
    `SELECT o."id" AS id, e.${name} AS expert, o.${name} AS ours FROM ${joined}
     WHERE ${wrong[0]?.sql ?? ''} ORDER BY o."id" LIMIT ${EXAMPLES}`,
  );
  const all = wrong.map((each) => each.code).join(', ');
  return wrongAnswer(
    `${subject} ${code} (differing: ${all})`,
    examples.map(({ id, expert }) => ({ id, value: expert ?? null })),
    examples.map(({ id, ours }) => ({ id, value: ours ?? null })),
  );
}

function oursSql({ idColumn, columns, files }: SubjectColumns): string {
  const id = sqlIdentifier(idColumn);
  const list = columns.map((column) => `${comparableSql(column)} AS ${sqlIdentifier(column.code)}`);
  return `SELECT f.${id} AS "id", ${list.join(', ')}
    FROM ${sqlParquet([files.facts])} f JOIN ${sqlParquet([files.tags])} t ON t.${id} = f.${id}`;
}

function csvSql({ columns }: SubjectColumns, file: string): string {
  const types = columns.map(({ code, type }) => `${sqlText(code)}: ${sqlText(csvType(type))}`);
  return `read_csv(${sqlText(file)}, auto_detect = false, header = false, delim = ',', quote = '"',
    escape = '"', nullstr = '', allow_quoted_nulls = false,
    columns = {'id': 'BIGINT', ${types.join(', ')}})`;
}

function csvType({ kind }: ValueType): string {
  if (kind === 'integer' || kind === 'decimal') return 'BIGINT';
  if (kind === 'date') return 'DATE';
  return kind === 'boolean' ? 'BOOLEAN' : 'VARCHAR';
}
