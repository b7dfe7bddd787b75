import type { ApiPropertyOptions } from '@nestjs/swagger';
import { formatScaled, type FactValue, type ValueType } from '@tagwright/rules';

/**
 * A fact's or tag's value in JSON: text for codes, texts and dates, a number for integers, text
 * for decimals ("12.34", so that no digit is lost), yes or no, a list for multi-value tags, null
 * when it is missing.
 */
export type JsonValue = string | number | boolean | readonly string[] | null;

/** The same for the interface's description. */
export const JSON_VALUE: ApiPropertyOptions = {
  type: undefined,
  oneOf: [
    { type: 'string' },
    { type: 'number' },
    { type: 'boolean' },
    { type: 'array', items: { type: 'string' } },
    { type: 'null' },
  ],
} as unknown as ApiPropertyOptions;

/** A value as JSON shows it: decimals, which memory holds as scaled integers, get their point. */
export function jsonValue(value: FactValue, type: ValueType): JsonValue {
  return typeof value === 'number' && type.kind === 'decimal'
    ? formatScaled(value, type.scale)
    : value;
}
