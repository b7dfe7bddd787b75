import type { DemoContext } from '../context.js';
import type { DemoDataset } from '../dataset.js';
import { malformed, requiredMissing, unknownKey, unmappedCode } from '../defects/common-defects.js';
import type { Draws, Weighted } from '../random/draw.js';
import { PERIOD_FROM, PERIOD_TO } from '../reference/calendar.js';
import { CRM, leadNumber, memberId } from './crm-source.js';

const PAGES: readonly Weighted[] = [
  ['pv_site', 24],
  ['pv_model', 26],
  ['pv_config', 12],
  ['sr_interest', 6],
  ['sr_question', 5],
  ['soc_follow', 5],
  ['soc_comment', 4],
  ['soc_share', 4],
  ['msg_open', 14],
];
const STRONG: readonly Weighted[] = [
  ['td_book', 36],
  ['sr_drive', 20],
  ['rival_store', 18],
  ['ev_online', 16],
  ['ev_offline', 10],
];
const CHANNELS: readonly Weighted[] = [
  ['WX', 45],
  ['APP', 25],
  ['WEB', 30],
];
/** Seconds by which local time (Asia/Shanghai) is ahead of UTC. */
const ZONE_SECONDS = 28_800;

/** Website, app and showroom behaviour of members, around their leads and apart from them. */
export function crmLeadEvents(context: DemoContext): DemoDataset {
  const { draws: d } = context;
  const rows = `
    SELECT i AS entity, e AS row_index, ${memberId(context, 'i')} AS member_id,
      CASE WHEN l IS NOT NULL AND ${d.chance('event.lead-known', 'e', 0.9)} THEN ${leadNumber(context, 'l')} END AS lead_no,
      CAST((epoch(day)::BIGINT + 25200 + ${d.below('event.second', 'e', 57_000)} - ${ZONE_SECONDS}) * 1000
        + ${d.below('event.milli', 'e', 1000)} AS VARCHAR) AS ts,
      CASE WHEN l IS NOT NULL AND ${d.chance('event.strong', 'e', 'activity * activity / CASE WHEN open THEN 30000.0 ELSE 70000.0 END')}
        THEN ${d.pick('event.strong-act', 'e', STRONG)} ELSE ${d.pick('event.act', 'e', PAGES)} END AS act,
      ${d.pick('event.channel', 'e', CHANNELS)} AS ch
    FROM (
      SELECT i, l, activity, open, e, CASE WHEN open AND n % 3 > 0
          THEN greatest(created, DATE '${PERIOD_TO}' - 1 - (squared * 75)::INTEGER)
          ELSE created - 20 + (squared * 110)::INTEGER END AS day
      FROM (SELECT *, power(${d.below('event.day', 'e', 1000)} / 1000.0::DOUBLE, 2) AS squared
            FROM (SELECT *, l * 64 + n AS e
                  FROM (SELECT *, outcome = 'open' AS open, unnest(range(0, ${eventCount(d)})) AS n FROM lead)))
      UNION ALL
      SELECT i, NULL AS l, activity, false AS open, (i * 4 + 3) * 64 + n AS e,
        DATE '${PERIOD_TO}' - 1 - (power(${d.below('event.free-day', '(i * 4 + 3) * 64 + n', 1000)} / 1000.0::DOUBLE, 2) * 1800)::INTEGER AS day
      FROM (SELECT i, activity, unnest(range(0, activity // 45)) AS n FROM person WHERE member))
    WHERE day >= DATE '${PERIOD_FROM}' AND day < DATE '${PERIOD_TO}'
    ORDER BY e`;
  return {
    source: CRM,
    name: 'lead_events',
    entityKind: 'person',
    columns: ['member_id', 'lead_no', 'ts', 'act', 'ch'],
    rows,
    defects: [
      requiredMissing('ts'),
      malformed('ts', "left(ts, 8) || 'T'", 'not_a_timestamp'),
      unmappedCode('act', "'bot_ping'"),
      unknownKey('member_id', "'X' || substr(member_id, 2)"),
    ],
    format: { kind: 'ndjson', gzip: true },
    files: [{ path: 'crm_event.ndjson.gz' }],
    output: 'struct_pack(id := member_id) AS member, lead_no, ts, act, ch',
  };
}

/** Number of events around a lead: more when its person is active, and while it is open. */
function eventCount(d: Draws): string {
  return `1 + activity // 22 + CASE WHEN outcome = 'open' THEN 2 + activity // 14 ELSE 0 END
    + ${d.below('event.count', 'l', 4)}`;
}
