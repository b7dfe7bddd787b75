import { sqlIdentifier } from '@tagwright/engines';
import type { ValueType } from '@tagwright/rules';

export interface TypedColumn {
  readonly code: string;
  readonly type: ValueType;
}

/** A column as others hold it: decimals as whole numbers of their last place, sets as `{a,b}`. */
export function comparableSql({ code, type }: TypedColumn): string {
  const name = sqlIdentifier(code);
  if (type.kind === 'codes') return `'{' || array_to_string(${name}, ',') || '}'`;
  return scaledSql({ code, type });
}

/** A column as rules hold it in memory: decimals as whole numbers of their last place. */
export function scaledSql({ code, type }: TypedColumn): string {
  const name = sqlIdentifier(code);
  return type.kind === 'decimal' ? `CAST(${name} * ${10 ** type.scale} AS BIGINT)` : name;
}
