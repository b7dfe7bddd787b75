import type { DemoContext } from '../context.js';
import type { DemoDataset } from '../dataset.js';
import { contradictory, requiredMissing, unmappedCode } from '../defects/common-defects.js';
import type { Weighted } from '../random/draw.js';
import { PERIOD_TO } from '../reference/calendar.js';
import { customerNumber, DMS } from './dms-source.js';

const TYPES: readonly Weighted[] = [
  ['S1', 24],
  ['S2', 16],
  ['S3', 10],
  ['PR', 14],
  ['CV', 6],
  ['EN', 4],
  ['ET', 3],
  ['QL', 14],
  ['DL', 6],
  ['OT', 3],
];

/** Complaints after visits; some are still open when the data end. */
export function dmsComplaints(context: DemoContext): DemoDataset {
  const { draws: d } = context;
  const rows = `
    SELECT x AS entity, x AS row_index, opened AS opened_on, 'TS' || lpad(x::VARCHAR, 10, '0') AS CASE_NO,
      ${customerNumber(context, 'i')} AS CUST_NO, vin AS VIN, strftime(opened, '%Y-%m-%d') AS OPENED,
      CASE WHEN closed < DATE '${PERIOD_TO}' AND NOT stuck THEN strftime(closed, '%Y-%m-%d') END AS CLOSED,
      ${d.pick('complaint.type', 'x', TYPES)} AS CASE_TYPE, 'S' || substr(dealer, 2) AS DEALER_CD
    FROM (
      SELECT repair.*, repair.day + ${d.below('complaint.after', 'x', 6)} AS opened,
        opened + ${d.between('complaint.days', 'x', 2, 45)} AS closed, ${d.chance('complaint.stuck', 'x', 0.07)} AS stuck
      FROM repair JOIN visit USING (x) WHERE complaint)
    WHERE opened < DATE '${PERIOD_TO}'
    ORDER BY x`;
  return {
    source: DMS,
    name: 'complaints',
    entityKind: 'visit',
    columns: ['CASE_NO', 'CUST_NO', 'VIN', 'OPENED', 'CLOSED', 'CASE_TYPE', 'DEALER_CD'],
    rows,
    defects: [
      requiredMissing('OPENED'),
      unmappedCode('CASE_TYPE', "'ZZ'"),
      contradictory('CLOSED', "strftime(opened_on - 3, '%Y-%m-%d')", 'CLOSED IS NOT NULL'),
    ],
    format: { kind: 'csv' },
    files: [{ path: 'dms_complaint.csv' }],
  };
}
