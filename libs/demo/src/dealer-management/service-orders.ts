import type { DemoContext } from '../context.js';
import type { DemoDataset } from '../dataset.js';
import {
  contradictory,
  late,
  malformed,
  missing,
  outOfRange,
  requiredMissing,
  unknownKey,
  unmappedCode,
} from '../defects/common-defects.js';
import { customerNumber, DMS } from './dms-source.js';

const YEARS = [2021, 2022, 2023, 2024, 2025];
const COLUMNS = [
  ...['RO_NO', 'CUST_NO', 'VIN', 'OPEN_DATE', 'CLOSE_DATE', 'RO_TYPE', 'CAUSE', 'DEALER_CD'],
  ...['SA_NO', 'MILEAGE', 'AMOUNT', 'ON_TIME', 'LEFT_OPEN'],
];

/** Repair orders, one file per year of opening. */
export function dmsServiceOrders(context: DemoContext): DemoDataset {
  const rows = `
    SELECT x AS entity, x AS row_index, day, amount AS fen, year(day)::INTEGER AS part, order_no AS RO_NO,
      ${customerNumber(context, 'i')} AS CUST_NO, vin AS VIN, strftime(day, '%Y/%m/%d') AS OPEN_DATE,
      strftime(closed, '%Y/%m/%d') AS CLOSE_DATE, service_type AS RO_TYPE, cause AS CAUSE,
      'S' || substr(dealer, 2) AS DEALER_CD, adviser AS SA_NO, km::VARCHAR AS MILEAGE,
      (amount // 100) || '.' || lpad((amount % 100)::VARCHAR, 2, '0') AS AMOUNT,
      CASE WHEN on_time THEN 'Y' ELSE 'N' END AS ON_TIME, recommended_open::VARCHAR AS LEFT_OPEN
    FROM repair`;
  return {
    source: DMS,
    name: 'service_orders',
    entityKind: 'visit',
    columns: COLUMNS,
    rows,
    defects: [
      requiredMissing('OPEN_DATE'),
      missing('MILEAGE'),
      malformed('OPEN_DATE', "replace(OPEN_DATE, '/', '.')", 'not_a_date'),
      malformed('AMOUNT', "AMOUNT || '元'", 'not_a_decimal'),
      outOfRange('AMOUNT', "'-' || AMOUNT", 'fen > 0'),
      unmappedCode('RO_TYPE', "'XX'"),
      unknownKey('CUST_NO', "'X' || substr(CUST_NO, 2)"),
      contradictory('CLOSE_DATE', "strftime(day - 9, '%Y/%m/%d')"),
      late(2025),
    ],
    format: { kind: 'csv', gzip: true },
    files: YEARS.map((year) => ({ path: `dms_service_order-${year}.csv.gz`, part: year })),
  };
}
