import type { DemoContext } from '../context.js';
import type { DemoDataset } from '../dataset.js';
import { requiredMissing, unknownKey, unmappedCode } from '../defects/common-defects.js';
import { PERIOD_TO } from '../reference/calendar.js';
import { CRM, memberId } from './crm-source.js';

/** Calls and messages to members and how they ended; some members cannot be reached at all. */
export function crmContactAttempts(context: DemoContext): DemoDataset {
  const { draws: d } = context;
  const rows = `
    SELECT i AS entity, c AS row_index, ${memberId(context, 'i')} AS MEMBER_ID, strftime(day, '%Y/%m/%d') AS CALL_DATE,
      ${d.pick('contact.channel', 'c', [
        ['TEL', 75],
        ['SMS', 15],
        ['WX', 10],
      ])} AS CHANNEL,
      ${d.pick('contact.purpose', 'c', PURPOSES)} AS PURPOSE,
      CASE WHEN ${d.chance('contact.bad-number', 'i', 'CASE WHEN far THEN 0.25 ELSE 0.03 END')} THEN 'BAD'
        ELSE ${d.pick('contact.result', 'c', [
          ['OK', 62],
          ['NA', 30],
          ['REF', 8],
        ])} END AS RESULT
    FROM (
      SELECT i, far, i * 4 + n AS c,
        DATE '${PERIOD_TO}' - 1 - (power(${d.below('contact.day', 'i * 4 + n', 1000)} / 1000.0::DOUBLE, 2) * 1500)::INTEGER AS day
      FROM (SELECT i, far, unnest(range(0, ${d.below('contact.count', 'i', 8)} // 4)) AS n FROM person WHERE member))
    ORDER BY c`;
  return {
    source: CRM,
    name: 'contact_attempts',
    entityKind: 'person',
    columns: ['MEMBER_ID', 'CALL_DATE', 'CHANNEL', 'PURPOSE', 'RESULT'],
    rows,
    defects: [
      requiredMissing('CALL_DATE'),
      unmappedCode('RESULT', "'88'"),
      unknownKey('MEMBER_ID', "'X' || substr(MEMBER_ID, 2)"),
    ],
    format: { kind: 'csv' },
    files: [{ path: 'crm_contact_attempt.csv' }],
  };
}

const PURPOSES = [
  ['LEAD', 24],
  ['DRIVE', 8],
  ['DELIV', 12],
  ['REMIND', 22],
  ['INSUR', 8],
  ['SURVEY', 10],
  ['COMPL', 4],
  ['KEEP', 6],
  ['PROMO', 6],
] as const;
