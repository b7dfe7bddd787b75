import type { DemoContext } from '../context.js';
import { daysToSpringFestival, PERIOD_TO } from '../reference/calendar.js';
import type { Draws } from '../random/draw.js';

/** More visits than a vehicle can make in the period; the base of visit numbers. */
const VISITS_PER_VEHICLE = 64;

/**
 * SQL of the table `visit`, one row per visit to a shop (`x` = 64 × vehicle + k). A vehicle comes
 * in its own rhythm with jitter, rather before the Spring Festival and in September/October, until
 * it churns: after each visit with a probability that grows with age, distance, a complaint and bad
 * satisfaction.
 */
export function visitTableSql({ draws: d }: DemoContext): string {
  return `CREATE TABLE visit AS
    WITH due AS (
      SELECT v, i, interval_days, service_from, delivered, far, unnest(range(0,
        1 + (coalesce(disposed, DATE '${PERIOD_TO}') - service_from) // interval_days)) AS k
      FROM vehicle WHERE serviced AND service_from < coalesce(disposed, DATE '${PERIOD_TO}')
    ), planned AS (
      SELECT *, v * ${VISITS_PER_VEHICLE} + k AS x, (service_from + (k * interval_days)::INTEGER
        + (interval_days * (${d.below('visit.jitter', `v * ${VISITS_PER_VEHICLE} + k`, 30)} - 12) // 100)::INTEGER) AS day
      FROM due
    ), seasonal AS (
      SELECT * EXCLUDE (day), ${seasonalDay(d)} AS day FROM planned
    ), felt AS (
      SELECT *, ${d.chance('visit.complaint', 'x', 0.035)} AS complaint,
        CASE WHEN ${d.chance('visit.surveyed', 'x', 0.09)} THEN ${scoreOf(d)} END AS score
      FROM seasonal WHERE day < DATE '${PERIOD_TO}' AND day > delivered
    ), leaving AS (
      SELECT v, min(k) AS last_k FROM felt
      WHERE ${d.chance('visit.churn', 'x', hazardOf())}
      GROUP BY v
    )
    SELECT x, felt.v, i, k, day, complaint, score
    FROM felt LEFT JOIN leaving ON leaving.v = felt.v
    WHERE k <= coalesce(last_k, ${VISITS_PER_VEHICLE})
    ORDER BY x`;
}

/** One in three visits due around a holiday is brought forward to the weeks before it. */
function seasonalDay(d: Draws): string {
  return `CASE
    WHEN ${d.chance('visit.season', 'x', 0.28)} AND ${daysToSpringFestival('day')} IS NOT NULL
      THEN (day + (${daysToSpringFestival('day')} - 4 - ${d.below('visit.season-day', 'x', 20)})::INTEGER)
    WHEN ${d.chance('visit.season', 'x', 0.28)} AND month(day) IN (10, 11)
      THEN make_date(year(day), 9, 8) + ${d.below('visit.season-day', 'x', 40)}
    ELSE day END`;
}

/** Survey score 1–10. */
function scoreOf(d: Draws): string {
  return d.pick('visit.score', 'x', [
    [10, 30],
    [9, 26],
    [8, 18],
    [7, 10],
    [6, 6],
    [5, 4],
    [4, 2],
    [3, 2],
    [1, 2],
  ]);
}

/** Probability that a visit is the last one. */
function hazardOf(): string {
  return `(0.02 + CASE WHEN complaint THEN 0.2 ELSE 0 END
    + CASE WHEN score <= 5 THEN 0.2 ELSE 0 END + CASE WHEN far THEN 0.05 ELSE 0 END
    + CASE WHEN day - delivered > 2190 THEN 0.06 WHEN day - delivered > 1095 THEN 0.03 ELSE 0 END)`;
}
