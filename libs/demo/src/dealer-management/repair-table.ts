import type { DemoContext } from '../context.js';
import type { Weighted } from '../random/draw.js';

const TYPES: readonly Weighted[] = [
  ['PM', 125],
  ['GR', 40],
  ['BP', 18],
  ['WR', 9],
  ['RC', 4],
  ['IC', 4],
];

/**
 * SQL of the table `repair`: what was done at each visit, for the orders and their lines. Codes are
 * those of the dealer management system; amounts are in fen.
 */
export function repairTableSql({ draws: d }: DemoContext): string {
  return `CREATE TABLE repair AS
    SELECT x, visit.v, visit.i, day, vin, dealer, 'RO' || lpad(x::VARCHAR, 10, '0') AS order_no, service_type,
      CASE service_type WHEN 'PM' THEN 'W' WHEN 'RC' THEN NULL
        WHEN 'GR' THEN ${d.pick('repair.cause', 'x', [
          ['W', 6],
          ['D', 3],
          ['O', 1],
        ])}
        WHEN 'WR' THEN 'W'
        ELSE ${d.pick('repair.accident', 'x', [
          ['D', 5],
          ['L', 3],
          ['G', 2],
          ['T', 1],
          ['F', 1],
        ])} END AS cause,
      least(day + ${d.pick('repair.days', 'x', [
        [0, 60],
        [1, 25],
        [2, 8],
        [5, 7],
      ])}, DATE '2025-12-31') AS closed,
      15 + (day - delivered) * km_per_year // 365 AS km,
      CASE WHEN service_type IN ('WR', 'RC') THEN 0 ELSE
        (CASE service_type WHEN 'PM' THEN 28000 + ${d.below('repair.amount', 'x', 60_000)}
          WHEN 'GR' THEN 20000 + ${d.below('repair.amount', 'x', 260_000)}
          ELSE 90000 + ${d.below('repair.amount', 'x', 1_800_000)} END)
        * (60 + affluence) // 100 * CASE WHEN brand = 'YN' THEN 2 ELSE 1 END END AS amount,
      ${d.chance('repair.on-time', 'x', '0.55 + activity / 300.0')} AS on_time,
      ${d.pick('repair.open', 'x', [
        [0, 80],
        [1, 14],
        [2, 5],
        [3, 1],
      ])} AS recommended_open,
      1 + ${d.pick('repair.lines', 'x', [
        [0, 88],
        [1, 9],
        [2, 2],
        [3, 1],
      ])} AS lines,
      substr(dealer, 2) || '-' || (1 + ${d.below('repair.adviser', 'x', 6)})::VARCHAR AS adviser
    FROM (SELECT *, ${d.pick('repair.type', 'x', TYPES)} AS service_type FROM visit) visit
    JOIN vehicle ON vehicle.v = visit.v
    ORDER BY x`;
}
