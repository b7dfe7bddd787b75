import type { DemoContext } from '../context.js';
import { PERIOD_FROM, PERIOD_TO } from '../reference/calendar.js';

/**
 * SQL of the table `lead`, one row per intent to buy (`l` = 4 × person + n): prospects of late,
 * buyers before their order, owners of old vehicles who think of replacing them.
 */
export function leadTableSql({ draws: d }: DemoContext): string {
  const asOf = `DATE '${PERIOD_TO}'`;
  return `CREATE TABLE lead AS
    WITH prospect AS (
      SELECT i, i * 4 + n AS l, NULL::DATE AS won_on, activity,
        ${asOf} - 1 - (power(${d.below('lead.age', 'i * 4 + n', 1000)} / 1000.0::DOUBLE, 2) * 1500)::INTEGER AS created
      FROM (SELECT i, activity, unnest(CASE WHEN ${d.chance('lead.second', 'i', 0.25)} THEN [0, 1] ELSE [0] END) AS n
            FROM person WHERE NOT owner)
    ), buyer AS (
      SELECT i, v AS l, ordered AS won_on, activity,
        ordered - ${d.between('lead.decision', 'v', 4, 75)} AS created
      FROM vehicle WHERE member AND ${d.chance('lead.buyer', 'v', 0.75)}
    ), replacer AS (
      SELECT i, i * 4 + 2 AS l, NULL::DATE AS won_on, activity,
        ${asOf} - 1 - (power(${d.below('lead.age', 'i * 4 + 2', 1000)} / 1000.0::DOUBLE, 2) * 420)::INTEGER AS created
      FROM vehicle
      WHERE member AND disposed IS NULL AND v % 4 = 0
        AND ${d.chance('lead.replacer', 'v', `CASE WHEN ${asOf} - delivered > 1500 THEN 0.3 ELSE 0.04 END`)}
    ), every AS (
      FROM prospect UNION ALL FROM buyer UNION ALL FROM replacer
    ), ended AS (
      SELECT *, ${asOf} - created AS age,
        ${d.below('lead.fate', 'l', 100)} AS fate,
        created + ${d.between('lead.duration', 'l', 6, 130)} AS ends
      FROM every WHERE created >= DATE '${PERIOD_FROM}'
    )
    SELECT i, l, created, activity, won_on, ends, CASE
        WHEN won_on IS NOT NULL THEN 'won'
        WHEN ends >= ${asOf} OR (age < 200 AND fate < 15) THEN 'open'
        WHEN fate < 70 THEN 'lost' ELSE 'overdue' END AS outcome,
      CASE WHEN won_on IS NOT NULL THEN won_on
        WHEN ends < ${asOf} AND NOT (age < 200 AND fate < 15) THEN ends END AS ended_on
    FROM ended ORDER BY l`;
}
