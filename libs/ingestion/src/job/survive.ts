import { sqlIdentifier, sqlText, type Engine } from '@tagwright/engines';
import type { DatasetView } from '@tagwright/rules';
import { isMasked, maskSql } from '../convert/mask-sql.js';
import type { SurvivorRule } from '../mapping/source-mapping.js';

/** Rows with repeated keys and how to make one row of each key. */
export interface SurvivalInput {
  readonly dataset: DatasetView;
  /** Table with all stored columns and those that `order` names. */
  readonly rows: string;
  /** Preference as one total order, ascending: the greatest is the most preferred. SQL. */
  readonly order: string;
  readonly ruleOf: (column: string) => SurvivorRule;
  /** Columns that have values at all. */
  readonly filled: readonly string[];
  /** Names for new tables. */
  readonly table: (prefix: string) => string;
}

export interface Survived {
  /** Select of one row per key. */
  readonly select: string;
  /** Select of the values of one key that differ, winner and losers. Null when there are none. */
  readonly conflicts: string | null;
}

/**
 * Lets one row per key survive, attribute by attribute: an attribute comes from the most preferred
 * row that has a value, unless its rule says otherwise. Keys that occur once pass untouched.
 */
export async function survive(engine: Engine, input: SurvivalInput): Promise<Survived> {
  const keys = input.dataset.key.map((key) => sqlIdentifier(key)).join(', ');
  const repeated = input.table('repeated');
  const survivors = input.table('survivors');
  await engine.execute(
    `CREATE TEMP TABLE ${repeated} AS SELECT *, ${input.order} AS _order FROM ${input.rows}
     SEMI JOIN (SELECT ${keys} FROM ${input.rows} GROUP BY ${keys} HAVING count(*) > 1) USING (${keys})`,
  );
  const attributes = input.dataset.columns
    .map(({ code }) => code)
    .filter((code) => !input.dataset.key.includes(code) && input.filled.includes(code));
  await engine.execute(
    `CREATE TEMP TABLE ${survivors} AS ${survivorsSql(input, { keys, repeated, attributes })}`,
  );
  const contradicted = await contradictedColumns(engine, survivors, attributes);
  const conflicts = contradicted.map((code) =>
    conflictSql(input, { keys, repeated, survivors, code }),
  );
  const stored = [...input.dataset.columns.map(({ code }) => code), ...TECHNICAL];
  const all = stored.map((code) => sqlIdentifier(code)).join(', ');
  const known = new Set([...input.dataset.key, ...attributes, ...TECHNICAL]);
  const present = stored.filter((code) => known.has(code)).map((code) => sqlIdentifier(code));
  return {
    select:
      `SELECT ${all} FROM (SELECT ${all} FROM ${input.rows} ANTI JOIN ${survivors} USING (${keys}) ` +
      `UNION ALL BY NAME SELECT ${present.join(', ')} FROM ${survivors})`,
    conflicts: conflicts.length === 0 ? null : conflicts.join(' UNION ALL '),
  };
}

async function contradictedColumns(
  engine: Engine,
  survivors: string,
  attributes: readonly string[],
): Promise<string[]> {
  if (attributes.length === 0) return [];
  const flags = attributes.map((code) => sqlIdentifier(`c:${code}`));
  const counts = flags.map((flag) => `count(*) FILTER (${flag}) AS ${flag}`);
  const [row] = await engine.query(`SELECT ${counts.join(', ')} FROM ${survivors}`);
  return attributes.filter((code) => Number(row?.[`c:${code}`] ?? 0) > 0);
}

const TECHNICAL = ['source', 'source_file', 'source_row', '_seq'];

/** One row per key: the winners, and `c:` flags where values of the key differ. */
function survivorsSql(
  input: SurvivalInput,
  { keys, repeated, attributes }: { keys: string; repeated: string; attributes: readonly string[] },
): string {
  const frequent = attributes.filter((code) => input.ruleOf(code) === 'mostFrequent');
  const counted = frequent.map(
    (code) =>
      `count(*) OVER (PARTITION BY ${keys}, ${sqlIdentifier(code)})::HUGEINT * 9223372036854775808` +
      ` + _order AS ${sqlIdentifier(`n:${sqlIdentifier(code)}`)}`,
  );
  const from =
    counted.length === 0 ? repeated : `(SELECT *, ${counted.join(', ')} FROM ${repeated})`;
  const winners = attributes.flatMap((code) => {
    const column = sqlIdentifier(code);
    return [
      `${winnerSql(column, input.ruleOf(code))} AS ${column}`,
      // Missing values contradict nothing, and neither does a value from another row.
      `coalesce(min(${column}) <> max(${column}), false) AS ${sqlIdentifier(`c:${code}`)}`,
    ];
  });
  const columns = attributes.flatMap((code) => {
    return [`w.${sqlIdentifier(code)}`, `w.${sqlIdentifier(`c:${code}`)}`];
  });
  const technical = TECHNICAL.map((code) => `t.${sqlIdentifier(code)}`);
  const own = input.dataset.key.map((key) => `w.${sqlIdentifier(key)}`);
  // The order is total, so it finds the most preferred row again, which costs less than an
  // aggregate for each of its columns.
  return (
    `SELECT ${[...own, ...columns, ...technical].join(', ')} FROM (SELECT ` +
    `${[keys, 'max(_order) AS _order', ...winners].join(', ')} FROM ${from} GROUP BY ${keys}) w ` +
    `JOIN ${repeated} t USING (_order)`
  );
}

/** The surviving value among the non-missing ones. */
function winnerSql(column: string, rule: SurvivorRule): string {
  switch (rule) {
    // Within one source the rank is the same; between sources it leads the order.
    case 'last':
    case 'sourceRank':
      return `arg_max(${column}, _order)`;
    case 'first':
      return `arg_min(${column}, _order)`;
    case 'min':
    case 'max':
      return `${rule}(${column})`;
    case 'mostFrequent':
      return `arg_max(${column}, ${sqlIdentifier(`n:${column}`)})`;
  }
}

function conflictSql(
  { dataset }: SurvivalInput,
  names: { keys: string; repeated: string; survivors: string; code: string },
): string {
  const { keys, repeated, survivors, code } = names;
  const column = sqlIdentifier(code);
  const flag = sqlIdentifier(`c:${code}`);
  const subject = sqlIdentifier(dataset.key[0] ?? '');
  const view = dataset.columns.find((candidate) => candidate.code === code);
  const text = `CAST(${column} AS VARCHAR)`;
  const shown = view && isMasked(view) ? maskSql(text) : text;
  const latest = TECHNICAL.slice(0, 3).map(
    (name) => `arg_max(r.${sqlIdentifier(name)}, r._order) AS ${sqlIdentifier(name)}`,
  );
  return (
    `SELECT ${sqlText(dataset.dataset)} AS dataset, ${subject} AS subject_id, ` +
    `${sqlText(code)} AS "column", ${shown.replaceAll(column, '_value')} AS "value", won, ` +
    `"source", source_file, source_row FROM (SELECT ${keys}, r.${column} AS _value, ` +
    `any_value(r.${column} = s.${column}) AS won, ${latest.join(', ')} ` +
    `FROM ${repeated} r JOIN (SELECT ${keys}, ${column} FROM ${survivors} WHERE ${flag}) s ` +
    `USING (${keys}) WHERE r.${column} IS NOT NULL GROUP BY ${keys}, r.${column})`
  );
}
