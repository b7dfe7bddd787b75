import type { DemoContext } from '../context.js';
import type { DemoDataset } from '../dataset.js';
import { outOfRange, requiredMissing, unmappedCode } from '../defects/common-defects.js';
import { scrambledKey } from '../random/scrambled-key.js';
import { PERIOD_TO } from '../reference/calendar.js';

/** Labels bought from outside: an estimate with its confidence, and valid for a time. */
export function vendorLabels({ draws: d }: DemoContext): DemoDataset {
  const rows = `
    SELECT i AS entity, n AS row_index, provided, ${scrambledKey(d, 'vendor.profile', 'P', 'i')} AS profile_id, mobile,
      label AS label_code,
      CASE label
        WHEN 'INC' THEN ([ 'LOW', 'MIDDLE', 'HIGH'])[1 + least(2, (affluence + ${d.below('label.noise', 'n', 30)} - 15) // 38)]
        WHEN 'CAR' THEN ([ 'NONE', 'SOME', 'STRONG'])[1 + least(2, (activity + ${d.below('label.noise', 'n', 30)} - 10) // 45)]
        WHEN 'PRC' THEN ([ 'HIGH', 'MIDDLE', 'LOW'])[1 + least(2, (affluence + ${d.below('label.noise', 'n', 40)} - 20) // 40)]
        WHEN 'KID' THEN ${d.pick('label.kid', 'n', [
          ['YES', 4],
          ['NO', 6],
        ])}
        ELSE ${d.pick('label.app', 'n', [
          ['TRAVEL', 2],
          ['NEWS', 3],
          ['GAMES', 3],
          ['CARS', 3],
          ['FINANCE', 2],
          ['SHOPPING', 4],
        ])} END AS label_value,
      ((4000 + ${d.below('label.confidence', 'n', 6000)}) / 10000)::DECIMAL(5, 4) AS confidence,
      epoch(provided)::BIGINT // 86400 AS provided_day, epoch(provided + ${d.pick(
        'label.valid',
        'n',
        [
          [180, 2],
          [365, 6],
        ],
      )})::BIGINT // 86400 AS expiry_day
    FROM (
      SELECT i, mobile, affluence, activity, label, i * 8 + ordinal AS n,
        DATE '${PERIOD_TO}' - 1 - ${d.below('label.provided', 'i', 500)} AS provided
      FROM (SELECT *, unnest(['INC', 'CAR', 'PRC', 'APP', 'KID']) AS label, unnest(range(0, 5)) AS ordinal
            FROM person WHERE NOT company AND ${d.chance('label.known', 'i', 0.3)})
      WHERE ${d.chance('label.given', 'i * 8 + ordinal', 0.3)})
    ORDER BY n`;
  return {
    source: 'label_vendor',
    name: 'labels',
    entityKind: 'person',
    columns: [
      ...[
        'profile_id',
        'mobile',
        'label_code',
        'label_value',
        'confidence',
        'provided_day',
        'expiry_day',
      ],
    ],
    rows,
    defects: [
      requiredMissing('provided_day'),
      outOfRange('confidence', 'confidence + 1'),
      unmappedCode('label_code', "'ZODIAC'"),
    ],
    format: { kind: 'parquet' },
    files: [{ path: 'vendor_label.parquet' }],
  };
}
