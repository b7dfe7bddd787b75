import type { DemoContext } from '../context.js';
import type { DemoDataset } from '../dataset.js';
import {
  contradictory,
  malformed,
  outOfRange,
  requiredMissing,
  unknownKey,
  unmappedCode,
} from '../defects/common-defects.js';
import { PERIOD_FROM, PERIOD_TO } from '../reference/calendar.js';
import { customerNumber, DMS } from './dms-source.js';

const COLUMNS = [
  'SO_NO',
  'CUST_NO',
  'VIN',
  'ORDER_TYPE',
  'ORDER_DATE',
  'DEALER_CD',
  'AMOUNT',
  'DELV_DATE',
];

/** Car orders of the period, and accessories bought later. */
export function dmsSalesOrders(context: DemoContext): DemoDataset {
  const { draws: d } = context;
  const rows = `
    SELECT v AS entity, s AS row_index, ordered_on, 'SO' || strftime(ordered_on, '%y%m') || lpad(s::VARCHAR, 9, '0') AS SO_NO,
      ${customerNumber(context, 'i')} AS CUST_NO, vin AS VIN, order_type AS ORDER_TYPE,
      strftime(ordered_on, '%Y%m%d') AS ORDER_DATE, 'S' || substr(dealer, 2) AS DEALER_CD,
      amount || '.00' AS AMOUNT, CASE WHEN order_type <> '30' THEN strftime(delivered, '%Y%m%d') END AS DELV_DATE
    FROM (
      SELECT i, v, vin, dealer, delivered, v * 2 AS s, ordered AS ordered_on,
        CASE WHEN ${d.chance('sales.used', 'v', 0.07)} THEN '20' ELSE '10' END AS order_type,
        price * (88 + ${d.below('sales.discount', 'v', 12)}) // 100 AS amount
      FROM vehicle
      UNION ALL
      SELECT i, v, vin, dealer, delivered, v * 2 + 1 AS s,
        delivered + ${d.below('sales.accessory-day', 'v', 700)} AS ordered_on, '30' AS order_type,
        80 + ${d.below('sales.accessory-amount', 'v', 60)} * (20 + affluence) AS amount
      FROM vehicle WHERE ${d.chance('sales.accessory', 'v', 0.1)})
    WHERE ordered_on >= DATE '${PERIOD_FROM}' AND ordered_on < DATE '${PERIOD_TO}'
    ORDER BY s`;
  return {
    source: DMS,
    name: 'sales_orders',
    entityKind: 'vehicle',
    columns: COLUMNS,
    rows,
    defects: [
      requiredMissing('ORDER_DATE'),
      malformed('AMOUNT', "'约' || AMOUNT", 'not_a_decimal'),
      outOfRange('AMOUNT', "'-' || AMOUNT"),
      unmappedCode('ORDER_TYPE', "'90'"),
      unknownKey('CUST_NO', "'X' || substr(CUST_NO, 2)"),
      contradictory('DELV_DATE', "strftime(ordered_on - 30, '%Y%m%d')", 'DELV_DATE IS NOT NULL'),
    ],
    format: { kind: 'csv', gzip: true },
    files: [{ path: 'dms_sales_order.csv.gz' }],
  };
}
