import type { DemoContext } from '../context.js';
import type { DemoDataset } from '../dataset.js';
import {
  contradictory,
  malformed,
  requiredMissing,
  unknownKey,
  unmappedCode,
} from '../defects/common-defects.js';
import { PERIOD_TO } from '../reference/calendar.js';
import { CAR_MODELS } from '../reference/car-models.js';
import { DEALERS } from '../reference/dealers.js';
import { CRM, leadNumber, memberId } from './crm-source.js';

const COLUMNS = [
  ...[
    'LEAD_NO',
    'MEMBER_ID',
    'CREATED',
    'SOURCE',
    'CHANNEL',
    'SERIES',
    'BDC_GRADE',
    'DEALER_GRADE',
  ],
  ...['DEALER', 'ASSIGNED', 'STATUS', 'STATUS_DATE', 'LOST_REASON', 'BUDGET_WAN'],
];
const SERIES = [...new Set(CAR_MODELS.map(({ crmSeries }) => crmSeries))];

/** Leads: the maker's pool with both gradings, assignment and outcome. */
export function crmLeads(context: DemoContext): DemoDataset {
  const { draws: d } = context;
  const graded = (salt: string, codes: readonly string[]): string =>
    `([${codes.map((code) => `'${code}'`).join(',')}])[4 - least(3, (activity + ${d.below(salt, 'l', 40)}) // 35)]`;
  const rows = `
    SELECT l AS entity, l AS row_index, created AS created_on, ${leadNumber(context, 'l')} AS LEAD_NO, ${memberId(context, 'i')} AS MEMBER_ID,
      strftime(created, '%Y-%m-%d') AS CREATED, ${d.pick('lead.source', 'l', SOURCES)} AS SOURCE,
      ${d.pick('lead.channel', 'l', CHANNELS)} AS CHANNEL,
      ${d.pick(
        'lead.series',
        'l',
        SERIES.map((s) => [s, 1]),
      )} AS SERIES,
      ${graded('lead.bdc', ['1', '2', '3', '4'])} AS BDC_GRADE,
      CASE WHEN assigned THEN ${graded('lead.dealer-grade', ['H', 'A', 'B', 'C'])} END AS DEALER_GRADE,
      CASE WHEN assigned THEN ${d.pick(
        'lead.dealer',
        'i',
        DEALERS.map((code) => [`CN-${code}`, 1]),
      )} END AS DEALER,
      CASE WHEN assigned THEN strftime(least(created + ${d.below('lead.assign', 'l', 4)}, DATE '${PERIOD_TO}' - 1), '%Y-%m-%d') END AS ASSIGNED,
      upper(outcome) AS STATUS, strftime(ended_on, '%Y-%m-%d') AS STATUS_DATE,
      CASE outcome WHEN 'lost' THEN ${d.pick('lead.lost', 'l', LOST_REASONS)} END AS LOST_REASON,
      CASE WHEN ${d.chance('lead.budget-known', 'l', 0.7)} THEN (8 + ${d.below('lead.budget', 'l', 32)}) || '.5' END AS BUDGET_WAN
    FROM (SELECT *, ${d.chance('lead.assigned', 'l', 0.85)} AS assigned FROM lead)
    ORDER BY l`;
  return {
    source: CRM,
    name: 'leads',
    entityKind: 'lead',
    columns: COLUMNS,
    rows,
    defects: [
      requiredMissing('CREATED'),
      malformed('CREATED', "replace(CREATED, '-0', '-')", 'not_a_date'),
      malformed('BUDGET_WAN', "'20-25'", 'not_a_decimal'),
      unmappedCode('SOURCE', "'?'"),
      unknownKey('MEMBER_ID', "'X' || substr(MEMBER_ID, 2)"),
      contradictory(
        'STATUS_DATE',
        "strftime(created_on - 40, '%Y-%m-%d')",
        'STATUS_DATE IS NOT NULL',
      ),
    ].map((rule) =>
      rule.column === 'CREATED' && rule.kind === 'malformed'
        ? { ...rule, where: "CREATED LIKE '%-0%'" }
        : rule,
    ),
    format: { kind: 'csv' },
    files: [{ path: 'crm_lead.csv' }],
  };
}

const SOURCES = [
  ['WEB', 26],
  ['APP', 14],
  ['MEDIA', 22],
  ['STORE', 14],
  ['CALL', 5],
  ['REFER', 5],
  ['EXPO', 4],
  ['FORUM', 4],
  ['SOCIAL', 4],
  ['BOUGHT', 2],
] as const;
const CHANNELS = [
  ['WX', 35],
  ['APP', 20],
  ['WEB', 20],
  ['TEL', 10],
  ['STO', 15],
] as const;
const LOST_REASONS = [
  ['PRICE', 35],
  ['RIVAL', 30],
  ['STOCK', 10],
  ['SERVICE', 10],
  ['PLAN', 15],
] as const;
