import { duckDbType } from '@tagwright/compiler';
import { sqlText } from '@tagwright/engines';
import type { ValueType } from '@tagwright/rules';

/** A literal of a type, from the plain text of a mapping. */
export function typedLiteral(text: string, type: ValueType): string {
  return `CAST(${sqlText(text)} AS ${duckDbType(type)})`;
}
