import { sqlIdentifier, sqlParquet, type Engine, type EngineRow } from '@tagwright/engines';
import { canonicalJson } from '@tagwright/kernel';
import {
  explainTag,
  neededSet,
  readRunTime,
  type DefinitionSet,
  type Explanation,
  type FactValue,
  type TagDefinition,
} from '@tagwright/rules';
import { scaledSql, type TypedColumn } from '../comparable-sql.js';
import { round } from '../seconds-of.js';
import type { SubjectColumns } from '../subject-columns.js';
import { wrongAnswer } from '../wrong-answer.js';
import { RUN } from './customer-tags.js';

const WARMING = 5;
const MEASURED = 41;

export interface ExplainLine {
  /** Reading all facts and tags of one customer from their files, by id. */
  readonly readCustomerMs: number;
  /** Explaining all tags of the customer, in memory. */
  readonly explainAllTagsMs: number;
  readonly readAndExplainCustomerMs: number;
  /** Reading what one tag rests on and explaining it, as for a person who asks why; every tag in turn. */
  readonly readAndExplainTagMs: number;
}

/**
 * Median milliseconds of reading one customer and explaining every tag. The first customers are not
 * counted.
 * @throws DomainError `bench_wrong_answer` when an explanation ends in another value than the file's
 */
export async function explainCustomers(
  reader: Pick<Engine, 'query'>,
  set: DefinitionSet,
  table: SubjectColumns,
): Promise<ExplainLine> {
  const run = readRunTime(RUN.asOf, RUN.zone);
  const tags = table.tags.flatMap(({ code }) => set.tags.get(code) ?? []);
  const taken: { readonly read: number; readonly explain: number; readonly one: number }[] = [];
  for (let index = 0; index < WARMING + MEASURED; index += 1) {
    const id = 1 + Math.floor((index * table.rows) / (WARMING + MEASURED));
    const start = performance.now();
    const facts = await readCustomer(reader, table.files.facts, table.facts, id);
    const known = await readCustomer(reader, table.files.tags, table.tags, id);
    const values = new Map([...facts, ...known]);
    const isRead = performance.now();
    const explained = tags.map((tag) => explainTag(tag, values, run));
    const isExplained = performance.now();
    expectSame(explained, values, id);
    const tag = tags[index % tags.length];
    const one = tag === undefined ? Number.NaN : await explainOne(reader, set, table, tag, id);
    taken.push({ read: isRead - start, explain: isExplained - isRead, one });
  }
  const counted = taken.slice(WARMING);
  return {
    readCustomerMs: median(counted.map(({ read }) => read)),
    explainAllTagsMs: median(counted.map(({ explain }) => explain)),
    readAndExplainCustomerMs: median(counted.map(({ read, explain }) => read + explain)),
    readAndExplainTagMs: median(counted.map(({ one }) => one)),
  };
}

/** Milliseconds that one tag's explanation takes from files to answer. */
async function explainOne(
  reader: Pick<Engine, 'query'>,
  set: DefinitionSet,
  { files, facts, tags }: SubjectColumns,
  tag: TagDefinition,
  id: number,
): Promise<number> {
  const start = performance.now();
  const needed = neededSet(set, tag.code);
  const [own, read] = await Promise.all([
    readCustomer(
      reader,
      files.tags,
      tags.filter(({ code }) => needed.tags.has(code)),
      id,
    ),
    readCustomer(
      reader,
      files.facts,
      facts.filter(({ code }) => needed.facts.has(code)),
      id,
    ),
  ]);
  const values = new Map([...read, ...own]);
  const explained = explainTag(tag, values, readRunTime(RUN.asOf, RUN.zone));
  const taken = performance.now() - start;
  expectSame([explained], values, id);
  return taken;
}

function expectSame(
  explained: readonly Explanation[],
  values: ReadonlyMap<string, FactValue>,
  id: number,
): void {
  for (const { tag, value } of explained) {
    const expected = values.get(tag) ?? null;
    if (canonicalJson(value) !== canonicalJson(expected)) {
      throw wrongAnswer(`the explanation of ${tag} for customer ${id}`, expected, value);
    }
  }
}

function median(taken: readonly number[]): number {
  return round(taken.toSorted((a, b) => a - b)[(MEASURED - 1) / 2] ?? Number.NaN);
}

async function readCustomer(
  reader: Pick<Engine, 'query'>,
  file: string,
  columns: readonly TypedColumn[],
  id: number,
): Promise<Map<string, FactValue>> {
  const list = columns.map((column) => `${scaledSql(column)} AS ${sqlIdentifier(column.code)}`);
  const rows: EngineRow[] = await reader.query(
    `SELECT ${['customer_id', ...list].join(', ')} FROM ${sqlParquet([file])} WHERE customer_id = ${id}`,
  );
  const [row] = rows;
  if (row === undefined || rows.length > 1) throw wrongAnswer(`rows of ${id}`, 1, rows.length);
  return new Map(columns.map(({ code }) => [code, (row[code] ?? null) as FactValue]));
}
