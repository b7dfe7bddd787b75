import { sqlText } from '@tagwright/engines';
import type { ValueType } from '@tagwright/rules';

/** How a value of a type is stored. */
export function storageType(type: ValueType): string {
  switch (type.kind) {
    case 'integer':
    case 'id':
      return 'BIGINT';
    case 'decimal':
      return `DECIMAL(18, ${type.scale})`;
    case 'date':
      return 'DATE';
    case 'timestamp':
      return 'TIMESTAMP';
    case 'boolean':
      return 'BOOLEAN';
    case 'text':
    case 'code':
      return 'VARCHAR';
    case 'codes':
      return 'VARCHAR[]';
  }
}

/** A literal of a type, from the plain text of a mapping. */
export function typedLiteral(text: string, type: ValueType): string {
  return `CAST(${sqlText(text)} AS ${storageType(type)})`;
}
