import { sqlIdentifier, sqlParquet, type Engine, type EngineRow } from '@tagwright/engines';
import { canonicalJson } from '@tagwright/kernel';
import {
  evaluateTags,
  isEvaluable,
  type DefinitionSet,
  type FactValue,
  type RunTime,
  type Subject,
} from '@tagwright/rules';
import { scaledSql, type TypedColumn } from './comparable-sql.js';
import type { SubjectColumns } from './subject-columns.js';
import { wrongAnswer } from './wrong-answer.js';

const SAMPLE = 20_000;
const EXAMPLES = 3;

interface Evaluation {
  readonly subject: Subject;
  readonly id: number;
  readonly given: ReadonlyMap<string, FactValue>;
  readonly expected: ReadonlyMap<string, FactValue>;
}

/** Parquet files that say which vehicles and leads are a customer's. */
export interface CustomerLinks {
  readonly ownership: readonly string[];
  readonly lead: readonly string[];
  readonly run: RunTime;
}

/**
 * The tags of a sample of customers, their vehicles and leads by json-rules-engine, one after the
 * other, from facts that lie in memory. Tags that look at rows of others are given, as everywhere
 * in the product's evaluation of single subjects.
 * @returns seconds, scaled from the sample to all customers
 * @throws DomainError `bench_wrong_answer` with examples when a tag differs from the snapshot
 */
export async function rulesEngineSample(
  engine: Engine,
  set: DefinitionSet,
  tables: readonly SubjectColumns[],
  links: CustomerLinks,
  sample = SAMPLE,
): Promise<{ customers: number; secondsScaled: number }> {
  const population = tables.find(({ subject }) => subject === 'customer');
  const customers = Math.min(sample, population?.rows ?? 0);
  const evaluations: Evaluation[] = [];
  for (const table of tables) {
    evaluations.push(
      ...(await readSample(engine, set, table, sampleSql(table, tables, links, sample))),
    );
  }
  const { seconds, values } = await evaluateAll(set, evaluations, links.run);
  compareAll(evaluations, values);
  return { customers, secondsScaled: (seconds * (population?.rows ?? 0)) / customers };
}

async function evaluateAll(
  set: DefinitionSet,
  evaluations: readonly Evaluation[],
  run: RunTime,
): Promise<{ seconds: number; values: ReadonlyMap<string, FactValue>[] }> {
  const values: ReadonlyMap<string, FactValue>[] = [];
  const start = performance.now();
  for (const { subject, given } of evaluations) {
    values.push(await evaluateTags(set, subject, given, run));
  }
  return { seconds: (performance.now() - start) / 1000, values };
}

function compareAll(
  evaluations: readonly Evaluation[],
  values: readonly ReadonlyMap<string, FactValue>[],
): void {
  const differing = evaluations.flatMap(({ subject, id, expected }, index) =>
    [...expected].flatMap(([code, ours]) => {
      const engine = values[index]?.get(code) ?? null;
      return canonicalJson(ours) === canonicalJson(engine)
        ? []
        : [{ subject, id, code, engine, ours }];
    }),
  );
  if (differing.length === 0) return;
  const examples = differing.slice(0, EXAMPLES);
  throw wrongAnswer(
    `${differing.length} tags by json-rules-engine`,
    examples.map(({ subject, id, code, engine }) => ({ subject, id, code, value: engine })),
    examples.map(({ subject, id, code, ours }) => ({ subject, id, code, value: ours })),
  );
}

/** Ids of the sampled customers, or of the vehicles and leads that are theirs. */
function sampleSql(
  { subject }: SubjectColumns,
  tables: readonly SubjectColumns[],
  { ownership, lead, run }: CustomerLinks,
  sample: number,
): string {
  const day = run.date.toString();
  const population = tables.find((table) => table.subject === 'customer')?.files.tags ?? '';
  const sampled = `SELECT customer_id FROM ${sqlParquet([population])}
    ORDER BY hash(customer_id), customer_id LIMIT ${sample}`;
  if (subject === 'customer') return sampled;
  const theirs = `customer_id IN (${sampled})`;
  if (subject === 'lead') return `SELECT lead_id FROM ${sqlParquet(lead)} WHERE ${theirs}`;
  return `SELECT vehicle_id FROM ${sqlParquet(ownership)} WHERE role = 'owner' AND ${theirs}
    AND (valid_from IS NULL OR valid_from <= DATE '${day}')
    AND (valid_to IS NULL OR valid_to > DATE '${day}')`;
}

async function readSample(
  engine: Engine,
  set: DefinitionSet,
  { subject, idColumn, facts, tags, files }: SubjectColumns,
  ids: string,
): Promise<Evaluation[]> {
  const id = sqlIdentifier(idColumn);
  const list = [...facts, ...tags].map(
    (column) => `${scaledSql(column)} AS ${sqlIdentifier(column.code)}`,
  );
  const rows = await engine.query(
    `SELECT f.${id} AS "id", ${list.join(', ')}
     FROM ${sqlParquet([files.facts])} f JOIN ${sqlParquet([files.tags])} t ON t.${id} = f.${id}
     WHERE f.${id} IN (${ids}) ORDER BY f.${id}`,
  );
  const gathered = tags.filter(({ code }) => {
    const rule = set.tags.get(code)?.rule;
    return rule !== undefined && !isEvaluable(rule);
  });
  return rows.map((row) => ({
    subject,
    id: Number(row.id),
    given: valuesOf(row, [...facts, ...gathered]),
    expected: valuesOf(row, tags),
  }));
}

function valuesOf(row: EngineRow, columns: readonly TypedColumn[]): Map<string, FactValue> {
  return new Map(columns.map(({ code }) => [code, (row[code] ?? null) as FactValue]));
}
