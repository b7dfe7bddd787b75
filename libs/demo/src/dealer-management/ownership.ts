import type { DemoContext } from '../context.js';
import type { DemoDataset } from '../dataset.js';
import { contradictory, unknownKey, unmappedCode } from '../defects/common-defects.js';
import { customerNumber, DMS } from './dms-source.js';

/** Who owns, drives or pays for which vehicle, and from when to when. */
export function dmsOwnership(context: DemoContext): DemoDataset {
  const { draws: d } = context;
  const roles = `CASE WHEN ${d.chance('dms.driver', 'v', 0.03)} THEN ['O', 'D'] ELSE ['O'] END`;
  const rows = `
    SELECT v AS entity, v * 2 + CASE role WHEN 'O' THEN 0 ELSE 1 END AS row_index, disposed,
      ${customerNumber(context, 'i')} AS CUST_NO, vin AS VIN, role AS ROLE,
      strftime(delivered, '%Y-%m-%d') AS FROM_DATE, strftime(disposed, '%Y-%m-%d') AS TO_DATE
    FROM (SELECT *, unnest(${roles}) AS role FROM vehicle)
    ORDER BY row_index`;
  return {
    source: DMS,
    name: 'ownership',
    entityKind: 'vehicle',
    columns: ['CUST_NO', 'VIN', 'ROLE', 'FROM_DATE', 'TO_DATE'],
    rows,
    defects: [
      unknownKey('CUST_NO', "'X' || substr(CUST_NO, 2)"),
      unmappedCode('ROLE', "'Z'"),
      contradictory('TO_DATE', "'2009-06-30'", 'disposed IS NOT NULL'),
    ],
    format: { kind: 'csv' },
    files: [{ path: 'dms_ownership.csv' }],
  };
}
