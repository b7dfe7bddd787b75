import type { DemoContext } from '../context.js';
import type { DemoDataset } from '../dataset.js';
import { outOfRange, requiredMissing, unmappedCode } from '../defects/common-defects.js';
import { PERIOD_TO } from '../reference/calendar.js';
import { CRM, memberId } from './crm-source.js';

/** The points ledger: earned, redeemed, expired. */
export function crmLoyaltyPoints(context: DemoContext): DemoDataset {
  const { draws: d } = context;
  const rows = `
    SELECT i AS entity, p AS row_index, ${memberId(context, 'i')} AS MEMBER_ID, day AS TX_DATE,
      ${d.pick('points.kind', 'p', [
        ['E', 72],
        ['R', 20],
        ['X', 8],
      ])} AS TX_KIND,
      10 * (1 + ${d.below('points.amount', 'p', 20)} * (10 + affluence) // 10)::INTEGER AS POINTS
    FROM (
      SELECT i, affluence, i * 8 + n AS p,
        DATE '${PERIOD_TO}' - 1 - (power(${d.below('points.day', 'i * 8 + n', 1000)} / 1000.0::DOUBLE, 1.5) * 1700)::INTEGER AS day
      FROM (SELECT i, affluence, unnest(range(0, (activity + ${d.below('points.count', 'i', 60)}) // 65)) AS n
            FROM person WHERE member AND owner))
    ORDER BY p`;
  return {
    source: CRM,
    name: 'loyalty_points',
    entityKind: 'person',
    columns: ['MEMBER_ID', 'TX_DATE', 'TX_KIND', 'POINTS'],
    rows,
    defects: [
      requiredMissing('TX_DATE'),
      outOfRange('POINTS', '-POINTS'),
      unmappedCode('TX_KIND', "'Q'"),
    ],
    format: { kind: 'parquet' },
    files: [{ path: 'crm_points.parquet' }],
  };
}
