import { sqlIdentifier, sqlParquet, type Engine } from '@tagwright/engines';
import { isEvaluable, type CatalogView, type DefinitionSet } from '@tagwright/rules';
import type { TypedColumn } from '../comparable-sql.js';
import type { SubjectColumns } from '../subject-columns.js';
import { RUN, writeParquet } from './customer-tags.js';
import { drawnColumn } from './drawn-column.js';

/** Customers' tags that a run gathers from vehicles, leads and imported labels: drawn, as facts are. */
export function gatheredTags(set: DefinitionSet): ReadonlySet<string> {
  const gathered = [...set.tags.values()].filter(
    ({ subject, rule }) => subject === 'customer' && !isEvaluable(rule),
  );
  return new Set(gathered.map(({ code }) => code));
}

/**
 * Draws the facts of customers into a file that becomes `facts.customer`, and what a run gathers
 * into one that becomes `sealed.customer`.
 * @returns where the facts lie and where their tags will
 */
export async function drawFacts(
  engine: Engine,
  set: DefinitionSet,
  catalog: CatalogView,
  options: { readonly rows: number; readonly seed: number; readonly path: string },
): Promise<SubjectColumns> {
  const { rows, path } = options;
  const typed = ({ code, type }: TypedColumn) => ({ code, type });
  const own = ({ subject }: { readonly subject: string }) => subject === 'customer';
  const facts = [...set.facts.values()].filter(own).map(typed);
  const tags = [...set.tags.values()].filter(own).map(typed);
  const gathered = tags.filter(({ code }) => gatheredTags(set).has(code));
  const draw = async (schema: string, columns: readonly TypedColumn[]): Promise<string> => {
    const list = columns.map(
      (column) =>
        `, ${drawnColumn(column, catalog, { ...options, day: RUN.day })} AS ${sqlIdentifier(column.code)}`,
    );
    const file = `${path}-${schema}.parquet`;
    const ids = `(SELECT range + 1 AS id FROM range(${rows}))`;
    await writeParquet(engine, `SELECT id AS "customer_id"${list.join('')} FROM ${ids}`, file);
    await engine.execute(`CREATE SCHEMA IF NOT EXISTS "${schema}"; CREATE SCHEMA IF NOT EXISTS stage;
      CREATE OR REPLACE VIEW "${schema}"."customer" AS SELECT * FROM ${sqlParquet([file])}`);
    return file;
  };
  const files = { facts: await draw('facts', facts), tags: `${path}-tags.parquet` };
  await draw('sealed', gathered);
  const columns = [...facts, ...tags];
  return { subject: 'customer', idColumn: 'customer_id', rows, facts, tags, columns, files };
}
