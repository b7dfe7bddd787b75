import type { DemoContext } from '../context.js';
import { quoted } from '../random/draw.js';
import { CAR_MODELS } from '../reference/car-models.js';
import { PERIOD_FROM, PERIOD_TO } from '../reference/calendar.js';
import { vinBody, vinDigits, withCheckDigit } from './vin.js';

const MODEL_SLOTS = 1_000;

/** SQL of the table `car_model(delivered_in, slot, …)`: models by weight for each year. */
export function carModelTableSql(): string {
  const rows = CAR_MODELS.map((m, ordinal) => {
    const [brand = '', series = ''] = m.code.split('-');
    const codes = [m.dms, series, brand, m.energy, m.crmSeries, m.maker + m.descriptor];
    return `(${ordinal}, ${codes.map(quoted).join(', ')}, ${m.price}, ${m.since}, ${m.weight})`;
  });
  return `CREATE TABLE car_model AS
    WITH model AS (FROM (VALUES ${rows.join(',')})
        t(ordinal, model, series, brand, energy, crm_series, maker, price, since, weight)),
    offered AS (
      SELECT year_no, model.*, sum(weight) OVER w AS high, sum(weight) OVER (PARTITION BY year_no) AS total
      FROM model, range(2013, 2027) y(year_no) WHERE since <= year_no
      WINDOW w AS (PARTITION BY year_no ORDER BY ordinal ROWS UNBOUNDED PRECEDING))
    SELECT year_no::INTEGER AS delivered_in, slot::INTEGER AS slot,
      model, series, brand, energy, crm_series, maker, price
    FROM offered, range(${MODEL_SLOTS}) s(slot)
    WHERE slot * total >= (high - weight) * ${MODEL_SLOTS} AND slot * total < high * ${MODEL_SLOTS}
    ORDER BY delivered_in, slot`;
}

/**
 * SQL of the table `vehicle`, one row per vehicle (`v` = 4 × person + 0 or 1). Deliveries peak in
 * December. Of two vehicles the second is newer and often replaces the first. `serviced` vehicles
 * come to the group's shops from `service_from` on, every `interval_days`.
 */
export function vehicleTableSql({ draws: d }: DemoContext): string {
  return `CREATE TABLE vehicle AS
    WITH owned AS (
      SELECT person.*, i * 4 + unnest(CASE WHEN second_car THEN [0, 1] ELSE [0] END) AS v
      FROM person WHERE owner
    ), aged AS (
      SELECT *, ${d.below('vehicle.age-class', 'i', 100)} AS age_class,
        ${d.below('vehicle.age', 'i', 1_000_000)} / 1000000.0::DOUBLE AS age_draw,
        ${d.chance('vehicle.december', 'v', 0.09)} AS december,
        second_car AND ${d.chance('vehicle.replaces', 'i', 0.55)} AS replaces
      FROM owned
    ), timed AS (
      SELECT *, (CASE
          WHEN age_class < 16 THEN age_draw * 365
          WHEN age_class < 62 THEN 365 + age_draw * 1460
          ELSE 1826 + age_draw * 2500 END
        * CASE WHEN v % 4 = 1 THEN 0.15 + 0.5 * age_draw ELSE 1 END)::INTEGER AS age_days
      FROM aged
    ), dated AS (
      SELECT * EXCLUDE (age_class, age_draw, age_days),
        CASE WHEN december AND month(day) <> 12
          THEN make_date(year(day), 12, 1) + (day(day) * 31 // 32)::INTEGER ELSE day END AS delivered
      FROM (SELECT *, DATE '${PERIOD_TO}' - 1 - age_days AS day FROM timed)
    ), replaced AS (
      SELECT *, CASE
          WHEN v % 4 = 0 AND replaces THEN lead(delivered) OVER (PARTITION BY i ORDER BY v) + 12
          WHEN NOT second_car AND delivered < DATE '2024-06-01' AND ${d.chance('vehicle.sold', 'v', 0.04)}
            THEN DATE '2024-06-01' + ${d.below('vehicle.sold-day', 'v', 540)} END AS sold
      FROM dated
    ), used AS (
      SELECT *, CASE WHEN sold < DATE '${PERIOD_TO}' AND sold > delivered THEN sold END AS disposed,
        NOT ${d.chance('vehicle.outside', 'v', 'CASE WHEN far THEN 0.22 ELSE 0.07 END')} AS serviced,
        least(rhythm_days, (3_800_000 // km_per_year)::INTEGER) AS interval_days
      FROM replaced
    ), built AS (
    SELECT used.i, v, dealer, affluence, activity, far, member, mobile, km_per_year, interval_days,
      delivered, delivered - ${d.between('vehicle.built', 'v', 18, 150)} AS produced, disposed, serviced,
      car_model.* EXCLUDE (delivered_in, slot, price),
      price + 1000 * ${d.below('vehicle.options', 'v', 30)} AS price,
      delivered - ${d.between('vehicle.ordered', 'v', 5, 60)} AS ordered,
      ${vinBody('maker', 'year(delivered)', 'v')} AS vin_body, ${vinDigits('vin_body')} AS vin_digits,
      CASE WHEN delivered >= DATE '${PERIOD_FROM}' THEN delivered + interval_days
        ELSE DATE '${PERIOD_FROM}' + ${d.below('vehicle.phase', 'v', 'interval_days')} END AS service_from
    FROM used
    JOIN car_model ON car_model.delivered_in = year(delivered)
      AND car_model.slot = ${d.below('vehicle.model', 'v', MODEL_SLOTS)}
    )
    SELECT * EXCLUDE (vin_body, vin_digits), ${withCheckDigit('vin_body', 'vin_digits')} AS vin
    FROM built ORDER BY v`;
}
