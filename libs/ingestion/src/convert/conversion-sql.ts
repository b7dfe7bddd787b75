import { sqlText, sqlTexts } from '@tagwright/engines';
import type { Conversion } from '../mapping/conversion.js';
import { dateSql, timestampSql, unreadableTimeSql } from './date-sql.js';
import { idDocumentCheckSql, mobileSql, vinCheckSql } from './identifiers-sql.js';

/** One conversion as SQL over the value before it. */
export interface StepSql {
  /** The reason code when the value cannot be converted, else NULL; left out when nothing fails. */
  readonly reason?: (value: string) => string;
  /** The converted value; only asked for where there is no reason. */
  readonly value: (value: string) => string;
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
    case 'splitPart': {
      const part = (v: string): string =>
        `nullif(split_part(${v}, ${sqlText(conversion.separator)}, ${conversion.part}), '')`;
      return { reason: (v) => unless(`${part(v)} IS NOT NULL`, 'missing_part'), value: part };
    }
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
      reason: (v) =>
        `CASE WHEN NOT regexp_full_match(${v}, '[+-]?[0-9]+') THEN 'not_an_integer'` +
        ` WHEN coalesce(abs(TRY_CAST(${v} AS BIGINT)), ${MAX_INTEGER} + 1) > ${MAX_INTEGER}` +
        ` THEN 'integer_too_large' END`,
      value: (v) => `TRY_CAST(${v} AS BIGINT)`,
    };
  }
  if (conversion.op === 'multiply') {
    const decimals = conversion.by.split('.')[1]?.length ?? 0;
    const by = `CAST(${sqlText(conversion.by)} AS DECIMAL(${9 + decimals}, ${decimals}))`;
    return { value: (v) => `(TRY_CAST(${v} AS DECIMAL(24, 6)) * ${by})` };
  }
  const { scale } = conversion;
  const type = `DECIMAL(18, ${scale})`;
  return {
    reason: (v) =>
      `CASE WHEN NOT regexp_full_match(${v}, '[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)')` +
      ` THEN 'not_a_decimal' WHEN regexp_matches(${v}, '[.][0-9]{${scale}}[0-9]*[1-9]')` +
      ` THEN 'too_many_decimals' WHEN TRY_CAST(${v} AS ${type}) IS NULL THEN 'number_too_large' END`,
    value: (v) => `TRY_CAST(${v} AS ${type})`,
  };
}

function timeSql(
  conversion: Extract<Conversion, { op: 'date' | 'timestamp' | 'yearStart' | 'yearEnd' }>,
): StepSql {
  if (conversion.op === 'date') {
    const value = (v: string): string => dateSql(v, conversion.format);
    return {
      reason: (v) => unreadableTimeSql(v, conversion.format, value(v), 'not_a_date'),
      value,
    };
  }
  if (conversion.op === 'timestamp') {
    const { format, zone } = conversion;
    const value = (v: string): string => timestampSql(v, format, zone);
    return { reason: (v) => unreadableTimeSql(v, format, value(v), 'not_a_timestamp'), value };
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
        reason: (v) =>
          unless(`regexp_full_match(${mobileSql(v)}, '1[3-9][0-9]{9}')`, 'not_a_mobile'),
        value: mobileSql,
      };
    case 'vin': {
      const vin = (v: string): string => `upper(trim(${v}))`;
      const shape = (v: string): string => `regexp_full_match(${vin(v)}, '[0-9A-HJ-NPR-Z]{17}')`;
      const check = conversion.check ? vinCheckSql : (): string => 'true';
      return {
        reason: (v) =>
          `CASE WHEN NOT ${shape(v)} THEN 'not_a_vin'` +
          ` WHEN NOT (${check(vin(v))}) THEN 'wrong_check_digit' END`,
        value: vin,
      };
    }
    case 'idDocument': {
      const id = (v: string): string => `upper(trim(${v}))`;
      return {
        reason: (v) =>
          `CASE WHEN NOT regexp_full_match(${id(v)}, '[1-9][0-9]{16}[0-9X]')` +
          ` THEN 'not_an_id_document'` +
          ` WHEN NOT (${idDocumentCheckSql(id(v))}) THEN 'wrong_check_digit' END`,
        value: id,
      };
    }
    case 'email':
      return {
        reason: (v) =>
          unless(`regexp_full_match(trim(${v}), '[^@\\s]+@[^@\\s]+[.][^@\\s.]+')`, 'not_an_email'),
        value: (v) => `lower(trim(${v}))`,
      };
  }
}
