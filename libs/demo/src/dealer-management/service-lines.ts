import type { DemoContext } from '../context.js';
import type { DemoDataset } from '../dataset.js';
import { outOfRange, unmappedCode } from '../defects/common-defects.js';
import type { Weighted } from '../random/draw.js';
import { customerNumber, DMS } from './dms-source.js';

const ITEMS: readonly Weighted[] = (
  [
    '机油',
    '机油滤清器',
    '空调滤芯',
    '刹车片',
    '轮胎',
    '火花塞',
    '蓄电池',
    '雨刮片',
    '钣金喷漆',
    '工时费',
  ] as const
).map((item, n) => [item, 12 - n]);

/** Labour, parts and packages of each repair order; their amounts add up to the order's. */
export function dmsServiceLines(context: DemoContext): DemoDataset {
  const { draws: d } = context;
  const rows = `
    SELECT x AS entity, y AS row_index, order_no AS RO_NO, line_no::INTEGER AS LINE_NO,
      ${customerNumber(context, 'i')} AS CUST_NO, vin AS VIN, day AS OPEN_DATE,
      ${d.pick('line.type', 'y', [
        ['L', 40],
        ['P', 50],
        ['K', 10],
      ])} AS LINE_TYPE,
      ${d.pick('line.item', 'y', ITEMS)} AS ITEM, (1 + ${d.below('line.quantity', 'y', 4)})::DECIMAL(9, 2) AS QTY,
      ((amount // lines + CASE WHEN line_no = 1 THEN amount % lines ELSE 0 END) / 100)::DECIMAL(12, 2) AS AMT,
      CASE WHEN line_no > lines - recommended_open THEN 1 ELSE 0 END::INTEGER AS RECOMMENDED,
      CASE WHEN line_no > lines - recommended_open THEN 0 ELSE 1 END::INTEGER AS DONE
    FROM (SELECT *, x * 8 + line_no AS y FROM (SELECT *, unnest(range(1, lines + 1)) AS line_no FROM repair))
    ORDER BY y`;
  return {
    source: DMS,
    name: 'service_order_lines',
    entityKind: 'visit',
    columns: [
      ...['RO_NO', 'LINE_NO', 'CUST_NO', 'VIN', 'OPEN_DATE', 'LINE_TYPE', 'ITEM', 'QTY', 'AMT'],
      ...['RECOMMENDED', 'DONE'],
    ],
    rows,
    defects: [unmappedCode('LINE_TYPE', "'?'"), outOfRange('QTY', '-1')],
    format: { kind: 'parquet' },
    files: [{ path: 'dms_service_order_line.parquet' }],
  };
}
