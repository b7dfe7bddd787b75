import type { DemoContext } from '../context.js';
import type { DemoDataset } from '../dataset.js';
import { malformed, requiredMissing, unmappedCode } from '../defects/common-defects.js';
import { PERIOD_TO } from '../reference/calendar.js';
import { CRM, memberId } from './crm-source.js';

/** What members did with the campaigns sent to them. */
export function crmCampaignResponses(context: DemoContext): DemoDataset {
  const { draws: d } = context;
  const rows = `
    SELECT i AS entity, c AS row_index, ${memberId(context, 'i')} AS MEMBER_ID,
      'CP' || year(day) || '-' || lpad((1 + month(day) // 2)::VARCHAR, 2, '0') AS CAMPAIGN, strftime(day, '%Y-%m-%d') AS RESP_DATE,
      ${d.pick('campaign.channel', 'c', CHANNELS)} AS CHANNEL,
      CASE WHEN ${d.chance('campaign.active', 'c', 'activity / 140.0')}
        THEN ${d.pick('campaign.good', 'c', [
          ['CLICK', 50],
          ['JOIN', 35],
          ['BUY', 15],
        ])}
        ELSE ${d.pick('campaign.weak', 'c', [
          ['SENT', 60],
          ['OPEN', 32],
          ['UNSUB', 8],
        ])} END AS RESPONSE,
      (0.05 + ${d.below('campaign.cost', 'c', 400)} / 100)::DECIMAL(9, 2)::VARCHAR AS COST
    FROM (
      SELECT i, activity, i * 4 + n AS c,
        DATE '${PERIOD_TO}' - 1 - (power(${d.below('campaign.day', 'i * 4 + n', 1000)} / 1000.0::DOUBLE, 1.5) * 1800)::INTEGER AS day
      FROM (SELECT i, activity, unnest(range(0, ${d.below('campaign.count', 'i', 8)} // 4)) AS n FROM person WHERE member))
    ORDER BY c`;
  return {
    source: CRM,
    name: 'campaign_responses',
    entityKind: 'person',
    columns: ['MEMBER_ID', 'CAMPAIGN', 'RESP_DATE', 'CHANNEL', 'RESPONSE', 'COST'],
    rows,
    defects: [
      requiredMissing('RESP_DATE'),
      malformed('COST', "COST || '9'", 'too_many_decimals'),
      unmappedCode('RESPONSE', "'BOUNCED'"),
    ],
    format: { kind: 'csv' },
    files: [{ path: 'crm_campaign_response.csv' }],
  };
}

const CHANNELS = [
  ['SMS', 40],
  ['WX', 40],
  ['MAIL', 10],
  ['APP', 10],
] as const;
