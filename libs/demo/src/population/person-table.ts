import type { DemoContext } from '../context.js';
import type { Weighted } from '../random/draw.js';
import { GIVEN_NAME_CHARACTERS } from '../reference/given-names.js';
import { SURNAMES } from '../reference/surnames.js';
import { quoted } from '../random/draw.js';
import { mobileOf } from './mobile.js';
import { REGION_SLOTS } from './region-table.js';

const SURNAME_SLOTS = 20_000;
const COMPANY_TRADES: readonly Weighted[] = [
  ['商贸有限公司', 5],
  ['物流有限公司', 3],
  ['汽车租赁有限公司', 2],
  ['建筑工程有限公司', 2],
  ['科技有限公司', 3],
];

/** SQL of the table `surname(slot, name)`: slots in proportion to the names' frequency. */
export function surnameTableSql(): string {
  const total = SURNAMES.reduce((sum, { weight }) => sum + weight, 0);
  let before = 0;
  const rows = SURNAMES.map(({ name, weight }) => {
    const from = Math.round((before / total) * SURNAME_SLOTS);
    before += weight;
    return `(${from}, ${Math.round((before / total) * SURNAME_SLOTS)}, ${quoted(name)})`;
  });
  return `CREATE TABLE surname AS
    SELECT unnest(range(low, high)) AS slot, name
    FROM (VALUES ${rows.join(',')}) t(low, high, name)
    ORDER BY slot`;
}

/**
 * SQL of the table `person`, one row per person: who they are and the hidden traits (affluence,
 * activity, own service rhythm, distance to the dealer) that everything they do follows from.
 */
export function personTableSql({ customers, draws: d }: DemoContext): string {
  const given = (sex: 'M' | 'F', salt: string): string =>
    d.pick(
      salt,
      'i',
      GIVEN_NAME_CHARACTERS[sex].map((c) => [c, 1]),
    );
  return `CREATE TABLE person AS
    WITH drawn AS (
      SELECT i,
        ${d.chance('person.company', 'i', 0.04)} AS company,
        ${d.pick('person.sex', 'i', [
          ['M', 57],
          ['F', 43],
        ])} AS sex,
        DATE '2004-12-31' - ${d.below('person.birth-a', 'i', 9_000)} - ${d.below('person.birth-b', 'i', 9_000)} AS birth,
        ${d.below('person.region', 'i', REGION_SLOTS)} AS region_slot,
        ${d.below('person.surname', 'i', SURNAME_SLOTS)} AS surname_slot,
        ${d.chance('person.owner', 'i', 0.8)} AS owner,
        ${d.chance('person.second-car', 'i', 0.12)} AS second_car,
        ${d.below('person.affluence', 'i', 100)} AS affluence,
        ${d.below('person.activity', 'i', 100)} AS activity,
        ${d.chance('person.far', 'i', 0.14)} AS far,
        ${d.between('person.rhythm-a', 'i', 110, 270)} + ${d.between('person.rhythm-b', 'i', 110, 270)} AS rhythm_days,
        ${d.between('person.km-a', 'i', 2_000, 13_000)} + ${d.between('person.km-b', 'i', 2_000, 13_000)} AS km_per_year
      FROM range(${customers}) t(i)
    ), named AS (
      SELECT i, CASE WHEN sex = 'M' THEN ${given('M', 'person.given-1')} ELSE ${given('F', 'person.given-1')} END AS first_char,
        CASE WHEN ${d.chance('person.short-name', 'i', 0.16)} THEN ''
          WHEN sex = 'M' THEN ${given('M', 'person.given-2')} ELSE ${given('F', 'person.given-2')} END AS second_char,
        ${d.pick('person.trade', 'i', COMPANY_TRADES)} AS trade
      FROM drawn
    )
    SELECT drawn.* EXCLUDE (region_slot, surname_slot),
      CASE WHEN company THEN region.name || first_char || second_char || trade
        ELSE surname.name || first_char || second_char END AS name,
      surname.name AS surname,
      region.tier, region.code AS region, region.dealer, region.name AS region_name,
      ${mobileOf(d, 'drawn.i')} AS mobile,
      NOT owner OR ${d.chance('person.member', 'drawn.i', 0.55)} AS member
    FROM drawn JOIN named ON named.i = drawn.i
    JOIN surname ON surname.slot = surname_slot
    JOIN region ON region.slot = region_slot
    ORDER BY drawn.i`;
}
