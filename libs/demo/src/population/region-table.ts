import { quoted } from '../random/draw.js';

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

const startsWithAny = (prefixes: readonly string[]): string =>
  prefixes.map((prefix) => `starts_with(code, '${prefix}')`).join(' OR ');

/**
 * SQL of the table `region(tier, slot, code, name)`: the counties and districts of the code list
 * `region`, numbered from 0 within their market tier.
 */
export function regionTableSql(regionFile: string): string {
  const tier = `CASE WHEN ${startsWithAny(FIRST_TIER)} THEN 1
    WHEN ${startsWithAny(SECOND_TIER)} THEN 2 ELSE 3 END`;
  return `CREATE TABLE region AS
    SELECT tier, (row_number() OVER (PARTITION BY tier ORDER BY code)) - 1 AS slot, code, name
    FROM (SELECT code, name_zh AS name, ${tier} AS tier
          FROM read_csv(${quoted(regionFile)}, header = true, all_varchar = true)
          WHERE length(code) = 6 AND NOT ends_with(code, '00')
            AND CAST(left(code, 2) AS INTEGER) ${MAINLAND})
    ORDER BY tier, slot`;
}
