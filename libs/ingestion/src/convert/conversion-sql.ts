import { sqlText, sqlTexts } from '@tagwright/engines';
import type { Conversion } from '../mapping/conversion.js';
import { dateSql, timestampSql, unreadableTimeSql } from './date-sql.js';
import { idDocumentCheckSql, mobileSql, vinCheckSql } from './identifiers-sql.js';

/** One conversion as SQL over the value before it. */
export interface StepSql {
  /** What reason and value both need, computed once for them; must not fail on any value. */
  readonly attempt?: (value: string) => string;
  /** The reason code when the value cannot be converted, else NULL; left out when nothing fails. */
  readonly reason?: (value: string, attempt: string) => string;
  /** The converted value; only asked for where there is no reason. Without it, the attempt. */
  readonly value?: (value: string) => string;
}

/** What conversions need to know besides the value. */
export interface ConversionContext {
  /** A condition that a text is a code of a list. */
  readonly isCode: (value: string, list: string) => string;
}

const BLANKS = ' \t\r\n\u00a0\u3000';
/** 2^53 − 1: beyond, a whole number is not exact everywhere. */
const MAX_INTEGER = '9007199254740991';

const unless = (condition: string, reason: string): string =>
  `CASE WHEN NOT (${condition}) THEN ${sqlText(reason)} END`;

/** The SQL of one conversion. Texts of the mapping only ever become literals. */
export function conversionSql(conversion: Conversion, context: ConversionContext): StepSql {
  switch (conversion.op) {
    case 'trim':
      return { value: (v) => `nullif(trim(${v}, ${sqlText(BLANKS)}), '')` };
    case 'upper':
      return { value: (v) => `upper(${v})` };
    case 'lower':
      return { value: (v) => `lower(${v})` };
    case 'splitPart':
      return {
        attempt: (v) =>
          `nullif(split_part(${v}, ${sqlText(conversion.separator)}, ${conversion.part}), '')`,
        reason: (_, part) => unless(`${part} IS NOT NULL`, 'missing_part'),
      };
    case 'replace':
      return {
        value: (v) =>
          `nullif(replace(${v}, ${sqlText(conversion.from)}, ${sqlText(conversion.to)}), '')`,
      };
    case 'prefix':
      return { value: (v) => `${sqlText(conversion.text)} || ${v}` };
    case 'code':
      return codeSql(conversion.map);
    case 'codeList':
      return {
        reason: (v) => unless(context.isCode(v, conversion.list), 'unknown_code'),
        value: (v) => v,
      };
    case 'boolean':
      return booleanSql(conversion.true, conversion.false);
    case 'integer':
    case 'decimal':
    case 'multiply':
      return numberSql(conversion);
    case 'date':
    case 'timestamp':
    case 'yearStart':
    case 'yearEnd':
      return timeSql(conversion);
    case 'mobile':
    case 'vin':
    case 'idDocument':
    case 'email':
      return identifierSql(conversion);
  }
}

function codeSql(map: Readonly<Record<string, string>>): StepSql {
  const pairs = Object.entries(map);
  const cases = pairs
    .filter(([, code]) => code !== 'missing')
    .map(([raw, code]) => `WHEN ${sqlText(raw)} THEN ${sqlText(code)}`);
  return {
    reason: (v) => unless(`${v} IN (${sqlTexts(pairs.map(([raw]) => raw))})`, 'unmapped_code'),
    value: (v) => (cases.length === 0 ? 'NULL::VARCHAR' : `CASE ${v} ${cases.join(' ')} END`),
  };
}

function booleanSql(yes: readonly string[], no: readonly string[]): StepSql {
  const isOneOf = (v: string, words: readonly string[]): string =>
    words.length === 0 ? 'false' : `${v} IN (${sqlTexts(words)})`;
  return {
    reason: (v) => unless(`${isOneOf(v, yes)} OR ${isOneOf(v, no)}`, 'not_a_boolean'),
    value: (v) => isOneOf(v, yes),
  };
}

function numberSql(
  conversion: Extract<Conversion, { op: 'integer' | 'decimal' | 'multiply' }>,
): StepSql {
  if (conversion.op === 'integer') {
    return {
      attempt: (v) => `TRY_CAST(${v} AS BIGINT)`,
      reason: (v, number) =>
        `CASE WHEN NOT regexp_full_match(${v}, '[+-]?[0-9]+') THEN 'not_an_integer'` +
        ` WHEN (${number} BETWEEN -${MAX_INTEGER} AND ${MAX_INTEGER}) IS NOT TRUE` +
        ` THEN 'integer_too_large' END`,
    };
  }
  if (conversion.op === 'multiply') {
    const decimals = conversion.by.split('.')[1]?.length ?? 0;
    const by = `CAST(${sqlText(conversion.by)} AS DECIMAL(${9 + decimals}, ${decimals}))`;
    return { value: (v) => `(TRY_CAST(${v} AS DECIMAL(24, 6)) * ${by})` };
  }
  const { scale } = conversion;
  return {
    attempt: (v) => `TRY_CAST(${v} AS DECIMAL(18, ${scale}))`,
    reason: (v, number) =>
      `CASE WHEN NOT regexp_full_match(${v}, '[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)')` +
      ` THEN 'not_a_decimal' WHEN regexp_matches(${v}, '[.][0-9]{${scale}}[0-9]*[1-9]')` +
      ` THEN 'too_many_decimals' WHEN ${number} IS NULL THEN 'number_too_large' END`,
  };
}

function timeSql(
  conversion: Extract<Conversion, { op: 'date' | 'timestamp' | 'yearStart' | 'yearEnd' }>,
): StepSql {
  if (conversion.op === 'date') {
    const { format } = conversion;
    return {
      attempt: (v) => dateSql(v, format),
      reason: (v, date) => unreadableTimeSql(v, format, date, 'not_a_date'),
    };
  }
  if (conversion.op === 'timestamp') {
    const { format, zone } = conversion;
    return {
      attempt: (v) => timestampSql(v, format, zone),
      reason: (v, time) => unreadableTimeSql(v, format, time, 'not_a_timestamp'),
    };
  }
  const next = conversion.op === 'yearEnd' ? 1 : 0;
  return {
    reason: (v) => unless(`regexp_full_match(${v}, '[12][0-9]{3}')`, 'not_a_year'),
    value: (v) => `make_date(TRY_CAST(${v} AS BIGINT) + ${next}, 1, 1)`,
  };
}

function identifierSql(
  conversion: Extract<Conversion, { op: 'mobile' | 'vin' | 'idDocument' | 'email' }>,
): StepSql {
  switch (conversion.op) {
    case 'mobile':
      return {
        attempt: mobileSql,
        reason: (_, mobile) =>
          unless(`regexp_full_match(${mobile}, '1[3-9][0-9]{9}')`, 'not_a_mobile'),
      };
    case 'vin':
      return {
        attempt: (v) => `upper(trim(${v}))`,
        reason: (_, vin) =>
          `CASE WHEN NOT regexp_full_match(${vin}, '[0-9A-HJ-NPR-Z]{17}') THEN 'not_a_vin'` +
          (conversion.check
            ? ` WHEN NOT (${vinCheckSql(vin)}) THEN 'wrong_check_digit' END`
            : ' END'),
      };
    case 'idDocument':
      return {
        attempt: (v) => `upper(trim(${v}))`,
        reason: (_, id) =>
          `CASE WHEN NOT regexp_full_match(${id}, '[1-9][0-9]{16}[0-9X]')` +
          ` THEN 'not_an_id_document'` +
          ` WHEN NOT (${idDocumentCheckSql(id)}) THEN 'wrong_check_digit' END`,
      };
    case 'email':
      return {
        reason: (v) =>
          unless(`regexp_full_match(trim(${v}), '[^@\\s]+@[^@\\s]+[.][^@\\s.]+')`, 'not_an_email'),
        value: (v) => `lower(trim(${v}))`,
      };
  }
}
