import type { DemoContext } from '../context.js';
import type { DemoDataset } from '../dataset.js';
import {
  contradictory,
  malformed,
  missing,
  outOfRange,
  requiredMissing,
  unmappedCode,
} from '../defects/common-defects.js';
import { scrambledKey } from '../random/scrambled-key.js';
import { PERIOD_FROM, PERIOD_TO } from '../reference/calendar.js';

/** Motor policies of one insurer, year by year, sold by the dealer at first and less so later. */
export function insurancePolicies({ draws: d }: DemoContext): DemoDataset {
  const rows = `
    SELECT v AS entity, p AS row_index, starts, 'PZ' || lpad(p::VARCHAR, 10, '0') AS POLICY_NO,
      ${scrambledKey(d, 'insurance.insured', 'I', 'i')} AS INSURED_NO, mobile AS INSURED_MOBILE, vin AS VIN,
      strftime(starts, '%Y.%m.%d') AS START_DATE, strftime(starts + INTERVAL 1 YEAR, '%Y.%m.%d') AS END_DATE,
      (price * (260 - 18 * least(n, 8) + ${d.below('policy.premium', 'p', 60)}) // 100)::VARCHAR AS PREMIUM_FEN,
      CASE WHEN n = 0 OR ${d.chance('policy.dealer', 'p', '0.7 - 0.06 * least(n, 8)')} THEN '4S' ELSE 'OUT' END AS CHANNEL
    FROM (SELECT *, v * 16 + n AS p, (delivered + to_years(n::INTEGER))::DATE AS starts
          FROM (SELECT *, unnest(range(0, 13)) AS n FROM vehicle WHERE ${d.chance('policy.insured', 'v', 0.25)}))
    WHERE starts >= DATE '${PERIOD_FROM}' AND starts < least(DATE '${PERIOD_TO}', coalesce(disposed, DATE '${PERIOD_TO}'))
      AND n <= CASE WHEN ${d.chance('policy.lapses', 'v', 0.3)} THEN ${d.between('policy.lapse', 'v', 1, 8)} ELSE 12 END
    ORDER BY p`;
  return {
    source: 'insurance',
    name: 'policies',
    entityKind: 'vehicle',
    columns: [
      ...[
        'POLICY_NO',
        'INSURED_NO',
        'INSURED_MOBILE',
        'VIN',
        'START_DATE',
        'END_DATE',
        'PREMIUM_FEN',
      ],
      'CHANNEL',
    ],
    rows,
    defects: [
      requiredMissing('START_DATE'),
      missing('INSURED_MOBILE'),
      malformed('PREMIUM_FEN', "PREMIUM_FEN || '?'", 'not_an_integer'),
      outOfRange('PREMIUM_FEN', "'-' || PREMIUM_FEN"),
      unmappedCode('CHANNEL', "'NET'"),
      contradictory('END_DATE', "strftime(starts - 1, '%Y.%m.%d')"),
    ],
    format: { kind: 'csv', gzip: true },
    files: [{ path: 'ins_policy.csv.gz' }],
  };
}
