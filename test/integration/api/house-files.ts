import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DuckDbEngine, sqlText } from '@tagwright/engines';
import { encryptFile } from '@tagwright/platform';

/** Tables by file, relative to the data directory, as SQL. */
const TABLES: Readonly<Record<string, string>> = {
  'snapshots/1/customer.parquet': `
    SELECT * FROM (VALUES
      (1::BIGINT, 'A', true,  'A', ['phone', 'showroom'], 55::BIGINT),
      (2,         'B', false, 'B', ['showroom'],          15),
      (3,         'C', false, NULL, []::VARCHAR[],        5),
      (4,         NULL, NULL, NULL, NULL,                 NULL),
      (5,         'B', false, NULL, ['showroom'],         15))
    AS t(customer_id, loyalty, big_spender, best_lead, reachable_by, spend_score)`,
  'snapshots/1/vehicle.parquet': `
    SELECT * FROM (VALUES (10::BIGINT, 'A'), (11, 'C')) AS t(vehicle_id, vehicle_grade)`,
  'snapshots/1/lead.parquet': `
    SELECT * FROM (VALUES (100::BIGINT, 'B'), (101, 'A'), (102, 'B')) AS t(lead_id, lead_grade)`,
  'snapshots/1/changes.parquet': `
    SELECT * FROM (VALUES
      ('customer', 1::BIGINT, 'loyalty', 'B',  'A'),
      ('customer', 2,         'loyalty', NULL, 'B'),
      ('customer', 4,         'loyalty', 'A',  NULL),
      ('lead',     100,       'lead_grade', 'A', 'B'))
    AS t(subject, id, tag, "before", "after")`,
  'facts/customer.parquet': `
    SELECT customer_id, spend_per_visit::DECIMAL(18,2) AS spend_per_visit,
      spend_total::DECIMAL(18,2) AS spend_total, visits_12m FROM (VALUES
      (1::BIGINT, 400.00, 1200.00, 3::BIGINT), (2, 200.50, 401.00, 2), (3, NULL, 0.00, 0),
      (4, NULL, NULL, NULL), (5, 100.50, 100.50, 1))
    AS t(customer_id, spend_per_visit, spend_total, visits_12m)`,
  'facts/vehicle.parquet': `
    SELECT * FROM (VALUES (10::BIGINT, 3::BIGINT), (11, 0)) AS t(vehicle_id, vehicle_age_days)`,
  'facts/lead.parquet': `
    SELECT * FROM (VALUES (100::BIGINT, 'phone'), (101, 'showroom'), (102, 'app'))
    AS t(lead_id, lead_channel)`,
  'datasets/ownership/a.parquet': `
    SELECT * FROM (VALUES
      (1::BIGINT, 10::BIGINT, 'owner',  DATE '2020-01-01', NULL::DATE),
      (1,         11,         'driver', DATE '2021-01-01', NULL),
      (2,         11,         'owner',  DATE '2019-01-01', DATE '2022-01-01'),
      (3,         11,         'owner',  DATE '2022-01-01', NULL))
    AS t(customer_id, vehicle_id, role, valid_from, valid_to)`,
  'datasets/vehicle/a.parquet': `
    SELECT * FROM (VALUES
      (10::BIGINT, 'brand_a', 'series_a', 'model_a', DATE '2020-01-01'),
      (11, NULL, NULL, NULL, NULL)) AS t(vehicle_id, brand, series, model, delivery_date)`,
  'datasets/lead/a.parquet': `
    SELECT * FROM (VALUES
      (100::BIGINT, 1::BIGINT, DATE '2025-01-01', 'lost', 'YN-E1'),
      (101,         1,         DATE '2025-06-01', 'open', 'LC-A3'),
      (102,         2,         DATE '2025-07-01', 'open', NULL))
    AS t(lead_id, customer_id, created_date, outcome, intended_series)`,
  'datasets/customer_contact/a.parquet': `
    SELECT * FROM (VALUES (1::BIGINT, '张三丰', '13812345678', 'zhang@example.com'),
      (2, '李', NULL, NULL)) AS t(customer_id, name, mobile, email)`,
  'quarantine/1-crm.parquet': `
    SELECT 'crm' AS source, CASE WHEN i < 3 THEN 'customer' ELSE 'lead' END AS dataset,
      'a.csv' AS source_file, i AS source_row, i + 1 AS line, 'gender' AS "column",
      'X' || i AS "value", CASE WHEN i = 0 THEN 'required_missing' ELSE 'unmapped_code' END AS reason,
      CASE WHEN i = 0 THEN 'row' ELSE 'value' END AS scope FROM range(5) AS r(i)`,
  'conflicts/customer-1.parquet': `
    SELECT * FROM (VALUES
      ('customer', 1::BIGINT, 'gender', 'male', true, 'crm', 'a.csv', 1::BIGINT),
      ('customer', 1, 'gender', 'female', false, 'dms', 'b.csv', 7),
      ('customer', 2, 'region', '110000', true, 'crm', 'a.csv', 2),
      ('customer', 2, 'region', '120000', false, 'dms', 'b.csv', 9))
    AS t(dataset, subject_id, "column", "value", won, source, source_file, source_row)`,
};

/** Writes the small tables of a finished run, the personal one encrypted. */
export async function writeHouseFiles(data: string, temp: string, key: Buffer): Promise<void> {
  const engine = await DuckDbEngine.open({
    threads: 1,
    memoryLimit: '200MB',
    tempDirectory: temp,
  });
  try {
    for (const [name, sql] of Object.entries(TABLES)) {
      const path = join(data, name);
      await mkdir(dirname(path), { recursive: true });
      await engine.execute(`COPY (${sql}) TO ${sqlText(path)} (FORMAT parquet)`);
    }
  } finally {
    engine.close();
  }
  const plain = join(data, 'datasets/customer_contact/a.parquet');
  await encryptFile(plain, `${plain}.enc`, key);
  await rm(plain);
}
