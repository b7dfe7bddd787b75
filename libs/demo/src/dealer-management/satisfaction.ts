import type { DemoContext } from '../context.js';
import type { DemoDataset } from '../dataset.js';
import { malformed, outOfRange, unmappedCode } from '../defects/common-defects.js';
import { PERIOD_FROM, PERIOD_TO } from '../reference/calendar.js';
import { customerNumber, DMS } from './dms-source.js';

/** Survey answers after service visits and after deliveries, on the system's scale 1–10. */
export function dmsSatisfaction(context: DemoContext): DemoDataset {
  const { draws: d } = context;
  const rows = `
    SELECT i AS entity, y AS row_index, ${customerNumber(context, 'i')} AS CUST_NO,
      strftime(day, '%Y-%m-%d') AS SURVEY_DATE, kind AS SURVEY_TYPE, score::VARCHAR AS SCORE,
      'S' || substr(dealer, 2) AS DEALER_CD
    FROM (
      SELECT visit.i, dealer, visit.x AS y, day + ${d.between('survey.after', 'x', 1, 7)} AS day, 'AS' AS kind, score
      FROM visit JOIN vehicle USING (v) WHERE score IS NOT NULL
      UNION ALL
      SELECT i, dealer, v * 64 + 63 AS y, delivered + 10 AS day, 'SA' AS kind,
        10 - ${d.below('survey.sales-a', 'v', 4)} - ${d.below('survey.sales-b', 'v', 3)} AS score
      FROM vehicle WHERE ${d.chance('survey.sales', 'v', 0.15)})
    WHERE day >= DATE '${PERIOD_FROM}' AND day < DATE '${PERIOD_TO}'
    ORDER BY y`;
  return {
    source: DMS,
    name: 'satisfaction',
    entityKind: 'person',
    columns: ['CUST_NO', 'SURVEY_DATE', 'SURVEY_TYPE', 'SCORE', 'DEALER_CD'],
    rows,
    defects: [
      malformed('SCORE', "'优'", 'not_an_integer'),
      outOfRange('SCORE', "'11'"),
      unmappedCode('SURVEY_TYPE', "'??'"),
    ],
    format: { kind: 'csv' },
    files: [{ path: 'dms_satisfaction.csv' }],
  };
}
