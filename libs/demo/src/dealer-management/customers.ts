import type { DemoContext } from '../context.js';
import type { DemoDataset } from '../dataset.js';
import {
  contradictory,
  duplicatePerson,
  malformed,
  missing,
  outOfRange,
  unmappedCode,
} from '../defects/common-defects.js';
import { DEFECT_RATES } from '../defects/defect-rates.js';
import { idDocumentBody, withIdCheckDigit } from '../population/id-document.js';
import { PERIOD_TO } from '../reference/calendar.js';
import { customerNumber, DMS } from './dms-source.js';

const COLUMNS = [
  ...['CUST_NO', 'CUST_TYPE', 'CUST_NAME', 'SEX', 'BIRTHDAY', 'ID_NO', 'MOBILE', 'REGION_CD'],
  ...['CITY_LEVEL', 'ADDRESS', 'OCCUPATION', 'MARITAL', 'DEALER_CD', 'CREATED', 'UPDATED'],
];

/** Customer master of the dealer management system: everybody who bought a car, in GB18030. */
export function dmsCustomers(context: DemoContext): DemoDataset {
  const { draws: d } = context;
  const copies = `CASE WHEN ${d.chance('dms.duplicate', 'person.i', DEFECT_RATES.duplicate_person)} THEN [0, 1] ELSE [0] END`;
  const rows = `
    SELECT i AS entity, i * 2 + copy AS row_index, copy, company, birth, ${customerNumber(context, 'i', 'copy')} AS CUST_NO,
      CASE WHEN company THEN 'E' ELSE 'P' END AS CUST_TYPE, name AS CUST_NAME,
      CASE WHEN company THEN '9' WHEN sex = 'M' THEN '1' ELSE '2' END AS SEX,
      CASE WHEN NOT company THEN strftime(birth, '%Y%m%d') END AS BIRTHDAY,
      CASE WHEN NOT company AND ${d.chance('dms.id-known', 'i', 0.6)} THEN ${withIdCheckDigit('id_body')} END AS ID_NO,
      mobile AS MOBILE, region AS REGION_CD, 'T' || tier AS CITY_LEVEL,
      region_name || ${d.pick('dms.street', 'i', STREETS)} || ${d.between('dms.house', 'i', 1, 899)} || '号' AS ADDRESS,
      CASE WHEN NOT company THEN ${d.pick('dms.occupation', 'i', OCCUPATIONS)} END AS OCCUPATION,
      CASE WHEN NOT company THEN ${d.pick('dms.marital', 'i', MARITAL)} END AS MARITAL,
      'S' || substr(dealer, 2) AS DEALER_CD, strftime(created, '%Y-%m-%d') AS CREATED,
      strftime(least(created + ${d.below('dms.updated', 'i * 2 + copy', 900)}, DATE '${PERIOD_TO}' - 1), '%Y-%m-%d') AS UPDATED
    FROM (SELECT person.*, vehicle.ordered AS created, unnest(${copies}) AS copy,
            ${idDocumentBody(d, 'person.i')} AS id_body
          FROM person JOIN vehicle ON vehicle.v = person.i * 4)
    ORDER BY i, copy`;
  return {
    source: DMS,
    name: 'customers',
    entityKind: 'person',
    columns: COLUMNS,
    rows,
    defects: [
      duplicatePerson('CUST_NO'),
      missing('MOBILE'),
      missing('SEX'),
      missing('BIRTHDAY'),
      malformed('MOBILE', "left(MOBILE, 7) || 'x' || right(MOBILE, 3)", 'not_a_mobile'),
      malformed('BIRTHDAY', "left(BIRTHDAY, 4) || '1340'", 'not_a_date'),
      malformed('ID_NO', "left(ID_NO, 16) || '00X'", 'not_an_id_document'),
      outOfRange('BIRTHDAY', "'18' || substr(BIRTHDAY, 3, 4) || '01'"),
      unmappedCode('SEX', "'7'"),
      unmappedCode('OCCUPATION', "'99'"),
      contradictory('CREATED', "strftime(birth - 400, '%Y-%m-%d')", 'NOT company'),
    ].map((rule) =>
      ['BIRTHDAY', 'ID_NO', 'OCCUPATION'].includes(rule.column)
        ? { ...rule, where: `${rule.column} IS NOT NULL` }
        : rule,
    ),
    format: { kind: 'csv', encoding: 'gb18030' },
    files: [{ path: 'dms_customer.csv' }],
  };
}

const STREETS = (
  ['人民路', '解放路', '建设大道', '中山路', '新华街', '文化路', '长江路'] as const
).map((street) => [street, 1] as const);
const OCCUPATIONS = Array.from({ length: 11 }, (_, n) => (n + 1).toString().padStart(2, '0')).map(
  (code, n) => [code, 14 - n] as const,
);
const MARITAL = [
  ['1', 28],
  ['2', 60],
  ['3', 7],
  ['4', 3],
  ['5', 2],
] as const;
