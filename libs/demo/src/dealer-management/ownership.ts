import type { DemoContext } from '../context.js';
import type { DemoDataset } from '../dataset.js';
import { contradictory, unknownKey, unmappedCode } from '../defects/common-defects.js';
import { customerNumber, DMS } from './dms-source.js';

/** Who owns or drives which vehicle, and from when to when; it is somebody else who drives another's. */
export function dmsOwnership(context: DemoContext): DemoDataset {
  const { draws: d } = context;
  const roles = `CASE WHEN ${d.chance('dms.driver', 'v', 0.03)} THEN ['O', 'D'] ELSE ['O'] END`;
  const rows = `
    SELECT v AS entity, v * 2 + CASE role WHEN 'O' THEN 0 ELSE 1 END AS row_index, disposed,
      ${customerNumber(context, 'person')} AS CUST_NO, vin AS VIN, role AS ROLE,
      strftime(delivered, '%Y-%m-%d') AS FROM_DATE, strftime(disposed, '%Y-%m-%d') AS TO_DATE
    FROM (SELECT *, CASE role WHEN 'O' THEN i ELSE neighbour END AS person
      FROM (SELECT *, unnest(${roles}) AS role
        FROM (SELECT *, lead(i, 9, i) OVER (ORDER BY v) AS neighbour FROM vehicle)))
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
