import { sqlText, sqlTexts, type Engine, type EngineRow } from '@tagwright/engines';
import { scaleOf, type ValueType } from '@tagwright/rules';
import { calendarEdges, firstDayOf } from './calendar-edges.js';
import { countHistogram } from './count-histogram.js';
import { evenEdges } from './even-edges.js';
import type { FactFigures, ProfileQuantile } from './fact-profile.js';

const MOST_VALUES = 50;
const SHARES = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99] as const;

/** What the figures are counted over. */
export interface CountedFact {
  /** SQL of a table with one row per subject. */
  readonly relation: string;
  /** SQL of the column. */
  readonly column: string;
  readonly type: ValueType;
  /** Time zone in which instants become days. */
  readonly zone: string;
}

type Counts = Pick<FactFigures, 'subjects' | 'missing' | 'distinct'>;

const NOTHING: Omit<FactFigures, keyof Counts> = {
  withheld: 'nothing',
  min: null,
  max: null,
  quantiles: [],
  binUnit: null,
  bins: [],
  values: [],
  rest: { values: 0, count: 0 },
};

/** Counts a fact's values by its type; every count is exact. */
export async function countFact(engine: Engine, fact: CountedFact): Promise<FactFigures> {
  switch (fact.type.kind) {
    case 'integer':
    case 'decimal':
      return countNumbers(engine, fact);
    case 'date':
      return countDays(engine, fact, fact.column);
    case 'timestamp':
      return countDays(engine, fact, localDay(fact));
    case 'codes':
      return countMembers(engine, fact);
    case 'boolean':
    case 'code':
    case 'text':
    case 'id':
      return countValues(engine, fact);
  }
}

/** The files keep instants in UTC. */
function localDay({ column, zone }: CountedFact): string {
  return `CAST(timezone(${sqlText(zone)}, timezone('UTC', ${column})) AS DATE)`;
}

async function countNumbers(engine: Engine, fact: CountedFact): Promise<FactFigures> {
  const spread = await spreadOf(engine, fact, fact.column);
  const { quantiles, min, max } = spread;
  if (min === null || max === null) return { ...NOTHING, ...spread };
  const scale = scaleOf(fact.type);
  const [low, high] = await middle(engine, fact, spread);
  const edges = evenEdges(scaled(low, scale), scaled(high, scale));
  const position = `CAST(${fact.column} * ${10 ** scale} AS BIGINT)`;
  const bins = await countHistogram(engine, fact.relation, position, edges, (edge) =>
    unscaled(edge, scale),
  );
  return { ...NOTHING, ...spread, quantiles, binUnit: 'number', bins };
}

/**
 * What the even bins span: the values between the first and the last hundredth. Where one value has
 * taken up all of that, what the others span too, so that a long tail does not end in one bin.
 */
async function middle(
  engine: Engine,
  { relation, column }: CountedFact,
  { quantiles }: Pick<FactFigures, 'quantiles'>,
): Promise<[string, string]> {
  const low = quantiles.at(0)?.value ?? '0';
  const high = quantiles.at(-1)?.value ?? '0';
  if (low !== high) return [low, high];
  const [row = {}] = await engine.query(
    `SELECT CAST(min(x) AS VARCHAR) AS low, CAST(max(x) AS VARCHAR) AS high FROM (
       SELECT unnest([quantile_disc(${column}, 0.01), quantile_disc(${column}, 0.99), ${low}]) AS x
       FROM ${relation} WHERE ${column} <> ${low})`,
  );
  return [text(row.low) ?? low, text(row.high) ?? high];
}

async function countDays(engine: Engine, fact: CountedFact, day: string): Promise<FactFigures> {
  const spread = await spreadOf(engine, fact, day);
  const low = spread.quantiles.at(0)?.value;
  const high = spread.quantiles.at(-1)?.value;
  if (low === undefined || high === undefined) return { ...NOTHING, ...spread };
  const { unit, edges } = calendarEdges(low, high);
  const position = `CAST(year(${day}) * 12 + month(${day}) - 1 AS BIGINT)`;
  const bins = await countHistogram(engine, fact.relation, position, edges, firstDayOf);
  return { ...NOTHING, ...spread, binUnit: unit, bins };
}

async function countValues(engine: Engine, fact: CountedFact): Promise<FactFigures> {
  const { relation, column } = fact;
  const counts = await countsOf(engine, relation, column);
  const values = await topValues(
    engine,
    `SELECT CAST(${column} AS VARCHAR) AS value FROM ${relation} WHERE ${column} IS NOT NULL`,
  );
  const listed = values.reduce((sum, { count }) => sum + count, 0);
  const rest = {
    values: (counts.distinct ?? 0) - values.length,
    count: counts.subjects - counts.missing - listed,
  };
  return { ...NOTHING, ...counts, values, rest };
}

/** A subject counts for each of its codes; one with none at all counts for the empty text. */
async function countMembers(
  engine: Engine,
  { relation, column }: CountedFact,
): Promise<FactFigures> {
  const members = `SELECT unnest(CASE WHEN len(${column}) = 0 THEN [''] ELSE ${column} END) AS value
    FROM ${relation} WHERE ${column} IS NOT NULL`;
  const counts = await countsOf(engine, relation, column);
  const distinct = Number(await engine.scalar(`SELECT count(DISTINCT value) FROM (${members})`));
  const values = await topValues(engine, members);
  const listed = sqlTexts(values.map(({ value }) => value));
  const count =
    distinct === values.length
      ? 0
      : Number(
          await engine.scalar(`SELECT count(*) FROM ${relation}
            WHERE len(list_filter(${column}, x -> x NOT IN (${listed}))) > 0`),
        );
  return {
    ...NOTHING,
    ...counts,
    distinct,
    values,
    rest: { values: distinct - values.length, count },
  };
}

async function topValues(
  engine: Engine,
  select: string,
): Promise<{ value: string; count: number }[]> {
  const rows = await engine.query(
    `SELECT value, count(*) AS n FROM (${select}) GROUP BY 1 ORDER BY n DESC, value LIMIT ${MOST_VALUES}`,
  );
  return rows.map(({ value, n }) => ({ value: text(value) ?? '', count: Number(n) }));
}

async function countsOf(engine: Engine, relation: string, column: string): Promise<Counts> {
  const [row = {}] = await engine.query(
    `SELECT count(*) AS subjects, count(*) - count(${column}) AS missing,
            count(DISTINCT ${column}) AS "distinct" FROM ${relation}`,
  );
  return {
    subjects: Number(row.subjects),
    missing: Number(row.missing),
    distinct: Number(row.distinct),
  };
}

async function spreadOf(
  engine: Engine,
  { relation }: CountedFact,
  column: string,
): Promise<Counts & Pick<FactFigures, 'min' | 'max' | 'quantiles'>> {
  const counts = await countsOf(engine, relation, column);
  const [row = {}] = await engine.query(
    `SELECT CAST(min(${column}) AS VARCHAR) AS min, CAST(max(${column}) AS VARCHAR) AS max,
            CAST(quantile_disc(${column}, [${SHARES.join(', ')}]) AS VARCHAR[]) AS quantiles
     FROM ${relation}`,
  );
  return { ...counts, min: text(row.min), max: text(row.max), quantiles: quantilesOf(row) };
}

function quantilesOf({ quantiles }: EngineRow): ProfileQuantile[] {
  if (!Array.isArray(quantiles)) return [];
  return quantiles.flatMap((value: unknown, index) => {
    const share = SHARES[index];
    return typeof value === 'string' && share !== undefined ? [{ share, value }] : [];
  });
}

function text(value: EngineRow[string] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** '12.30' at scale 2 is 1230. */
function scaled(value: string, scale: number): bigint {
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  const digits = BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'));
  return value.startsWith('-') ? -digits : digits;
}

function unscaled(value: bigint, scale: number): string {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  const sign = value < 0n ? '-' : '';
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
