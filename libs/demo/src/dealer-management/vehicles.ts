import type { DemoContext } from '../context.js';
import type { DemoDataset } from '../dataset.js';
import {
  contradictory,
  malformed,
  missing,
  outOfRange,
  unmappedCode,
} from '../defects/common-defects.js';
import { PERIOD_TO } from '../reference/calendar.js';
import { DMS } from './dms-source.js';

const COLUMNS = [
  ...['VIN', 'MODEL_CD', 'SERIES_CD', 'BRAND_CD', 'FUEL', 'PROD_DATE', 'DELV_DATE'],
  ...['LIST_PRICE', 'WARRANTY_END', 'MILEAGE', 'MILEAGE_DATE'],
];

/** Vehicle master with the mileage last read in a shop. */
export function dmsVehicles(_context: DemoContext): DemoDataset {
  const rows = `
    SELECT vehicle.v AS entity, vehicle.v AS row_index, delivered, vin AS VIN, model AS MODEL_CD,
      series AS SERIES_CD, CASE brand WHEN 'LC' THEN '1' ELSE '2' END AS BRAND_CD, energy AS FUEL,
      strftime(produced, '%Y%m%d') AS PROD_DATE, strftime(delivered, '%Y%m%d') AS DELV_DATE,
      price || '.00' AS LIST_PRICE, strftime(delivered + INTERVAL 3 YEARS, '%Y%m%d') AS WARRANTY_END,
      CASE WHEN read_on IS NULL THEN '15'
        ELSE CAST(15 + (read_on - delivered) * km_per_year // 365 AS VARCHAR) END AS MILEAGE,
      strftime(coalesce(read_on, delivered), '%Y%m%d') AS MILEAGE_DATE
    FROM vehicle LEFT JOIN (SELECT v, max(day) AS read_on FROM visit GROUP BY v) last USING (v)
    ORDER BY vehicle.v`;
  return {
    source: DMS,
    name: 'vehicles',
    entityKind: 'vehicle',
    columns: COLUMNS,
    rows,
    defects: [
      missing('PROD_DATE'),
      malformed('DELV_DATE', "left(DELV_DATE, 4) || '-' || right(DELV_DATE, 4)", 'not_a_date'),
      malformed('MILEAGE', "MILEAGE || 'km'", 'not_an_integer'),
      outOfRange('MILEAGE', "'-' || MILEAGE"),
      unmappedCode('FUEL', "'77'"),
      contradictory(
        'PROD_DATE',
        "strftime(least(delivered + 90, DATE '" + PERIOD_TO + "'), '%Y%m%d')",
      ),
    ],
    format: { kind: 'csv', gzip: true },
    files: [{ path: 'dms_vehicle.csv.gz' }],
  };
}
