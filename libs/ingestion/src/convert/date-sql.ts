import { sqlText } from '@tagwright/engines';

const TOKENS: readonly (readonly [string, string])[] = [
  ['yyyy', '%Y'],
  ['MM', '%m'],
  ['dd', '%d'],
  ['HH', '%H'],
  ['mm', '%M'],
  ['ss', '%S'],
];

/** The engine's spelling of a format made of yyyy MM dd HH mm ss. */
function strptimeFormat(format: string): string {
  return TOKENS.reduce((text, [token, directive]) => text.replaceAll(token, directive), format);
}

/** A date read by a format; NULL where it cannot be. */
export function dateSql(value: string, format: string): string {
  if (format === 'epochDays') {
    return `TRY(DATE '1970-01-01' + TRY_CAST(${value} AS INTEGER))`;
  }
  return `CAST(try_strptime(${value}, ${sqlText(strptimeFormat(format))}) AS DATE)`;
}

/** A timestamp in UTC read by a format; texts without an offset are in the zone. */
export function timestampSql(value: string, format: string, zone: string): string {
  if (format === 'epochMillis') return `TRY(epoch_ms(TRY_CAST(${value} AS BIGINT)))`;
  if (format === 'iso') {
    const withOffset = `regexp_matches(${value}, '(Z|[+-][0-9]{2}(:?[0-9]{2})?)$')`;
    const plain = `TRY_CAST(${value} AS TIMESTAMP)`;
    // As a plain timestamp an offset would be dropped without a word.
    const offset = `timezone('UTC', TRY_CAST(${value} AS TIMESTAMPTZ))`;
    return `CASE WHEN length(${value}) > 10 AND ${withOffset} THEN ${offset} ELSE ${inZone(plain, zone)} END`;
  }
  return inZone(`try_strptime(${value}, ${sqlText(strptimeFormat(format))})`, zone);
}

function inZone(local: string, zone: string): string {
  return zone === 'UTC' ? local : `TRY(timezone('UTC', timezone(${sqlText(zone)}, ${local})))`;
}

/** The reason code of a text that is no date or time in its format, else NULL. */
export function unreadableTimeSql(
  value: string,
  format: string,
  read: string,
  reason: string,
): string {
  const shape =
    format === 'epochDays' || format === 'epochMillis'
      ? `regexp_full_match(${value}, '-?[0-9]{1,${format === 'epochDays' ? 7 : 15}}')`
      : format === 'iso'
        ? `${value} LIKE '____-__-__%'`
        : `length(${value}) = ${format.length}`;
  return `CASE WHEN NOT (${shape}) OR (${read}) IS NULL THEN ${sqlText(reason)} END`;
}
