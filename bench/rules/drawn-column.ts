import { duckDbType } from '@tagwright/compiler';
import { sqlText, sqlTexts } from '@tagwright/engines';
import type { CatalogView, ValueType } from '@tagwright/rules';
import type { TypedColumn } from '../comparable-sql.js';

const MISSING_IN = 20;
const CODES_AT_MOST = 50;

/**
 * A drawn value of a column for the row `id`, one in twenty missing. Numbers and ages of dates are
 * spread evenly over their orders of magnitude, so that thresholds of any size part the rows.
 */
export function drawnColumn(
  { code, type }: TypedColumn,
  { codeLists }: CatalogView,
  { seed, day }: { readonly seed: number; readonly day: string },
): string {
  const key = `id, ${seed}, ${sqlText(code)}`;
  const share = `(hash(${key}) / 18446744073709551616.0)`;
  const list = 'list' in type ? (codeLists.get(type.list)?.codes ?? []) : [];
  const codes = list.slice(0, CODES_AT_MOST).map((each) => each.code);
  const value = drawnValue(type, share, codes.sort(), day);
  return `CASE WHEN hash(${key}, 'missing') % ${MISSING_IN} > 0 THEN CAST(${value} AS ${duckDbType(type)}) END`;
}

function drawnValue(type: ValueType, share: string, codes: readonly string[], day: string): string {
  const place = `1 + CAST(floor(${share} * ${codes.length}) AS BIGINT)`;
  switch (type.kind) {
    case 'integer':
    case 'id':
      return `floor(pow(10, ${share} * 5)) - 1`;
    case 'decimal':
      return `pow(10, ${share} * 7 - 2)`;
    case 'date':
      return `DATE '${day}' + 30 - CAST(pow(10, ${share} * 3.6) AS INTEGER)`;
    case 'timestamp':
      return `TIMESTAMP '${day}' - to_minutes(CAST(pow(10, ${share} * 6) AS BIGINT))`;
    case 'boolean':
      return `${share} < 0.5`;
    case 'text':
      return `'text ' || floor(${share} * 10)::INTEGER`;
    case 'code':
      return `list_extract([${sqlTexts(codes)}], ${place})`;
    case 'codes':
      return `list_slice([${sqlTexts(codes)}], ${place}, 1 + ${place})`;
  }
}
