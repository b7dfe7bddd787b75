import { quoted } from '../random/draw.js';

/** Number of slots of the table `region`. */
export const REGION_SLOTS = 50_000;

/** Provinces of the mainland by the first two digits of the division code. */
const MAINLAND = 'BETWEEN 11 AND 65';
const FIRST_TIER = ['11', '31', '4401', '4403'];
/** Municipalities, provincial capitals and large cities. */
const SECOND_TIER = [
  ...['12', '50', '1301', '1401', '2101', '2102', '2201', '2301', '3201', '3202', '3205', '3301'],
  ...[
    '3302',
    '3401',
    '3501',
    '3502',
    '3601',
    '3701',
    '3702',
    '4101',
    '4201',
    '4301',
    '4406',
    '4419',
  ],
  ...['4501', '5101', '5201', '5301', '6101', '6201'],
];
/** Share of customers in each tier, in slots of `REGION_SLOTS`. */
const TIER_SLOTS = '[9000, 17000, 24000][tier]';

const startsWithAny = (prefixes: readonly string[]): string =>
  prefixes.map((prefix) => `starts_with(code, '${prefix}')`).join(' OR ');

/**
 * SQL of the table `region(slot, tier, code, name, dealer)`: the counties and districts of the code
 * list `region`, each with as many slots as it shall have customers, and with the dealer that
 * serves it. Needs the table `dealer`.
 */
export function regionTableSql(regionFile: string): string {
  const tier = `CASE WHEN ${startsWithAny(FIRST_TIER)} THEN 1
    WHEN ${startsWithAny(SECOND_TIER)} THEN 2 ELSE 3 END`;
  return `CREATE TABLE region AS
    WITH county AS (
      SELECT code, name_zh AS name, ${tier} AS tier
      FROM read_csv(${quoted(regionFile)}, header = true, all_varchar = true)
      WHERE length(code) = 6 AND NOT ends_with(code, '00')
        AND CAST(left(code, 2) AS INTEGER) ${MAINLAND}
    ), numbered AS (
      SELECT *, row_number() OVER (PARTITION BY tier ORDER BY code) AS n,
        count(*) OVER (PARTITION BY tier) AS size FROM county
    ), slotted AS (
      SELECT *, unnest(range(0, ${TIER_SLOTS} * n // size - ${TIER_SLOTS} * (n - 1) // size)) AS copy
      FROM numbered
    )
    SELECT (row_number() OVER (ORDER BY slotted.code, copy)) - 1 AS slot, tier, slotted.code, name,
      dealer.code AS dealer
    FROM slotted JOIN dealer ON dealer.province = left(slotted.code, 2) AND dealer.slot = n % dealer.slots
    ORDER BY 1`;
}
