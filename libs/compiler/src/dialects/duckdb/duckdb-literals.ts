import { DomainError } from '@tagwright/kernel';
import { formatScaled, scaleOf, type Literal, type ValueType } from '@tagwright/rules';

/** An identifier, quoted; a quote inside is doubled. */
export function duckDbIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text literal; DuckDB knows no escape but the doubled quote. */
export function duckDbText(text: string): string {
  if (text.includes('\0')) {
    throw new DomainError('bad_text', 'A text with a NUL character cannot be written as SQL.');
  }
  return `'${text.replaceAll("'", "''")}'`;
}

/** How values of a type are stored. */
export function duckDbType(type: ValueType): string {
  switch (type.kind) {
    case 'integer':
    case 'id':
      return 'BIGINT';
    case 'decimal':
      return `DECIMAL(18,${type.scale})`;
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

/** A literal in memory form (decimals scaled) as SQL of exactly the type. */
export function duckDbLiteral(value: Literal, type: ValueType): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return numberLiteral(value, type);
  if (type.kind === 'date') return `DATE ${duckDbText(value)}`;
  if (type.kind !== 'timestamp') return duckDbText(value);
  return `TIMESTAMP ${duckDbText(value.replace('T', ' ').replace('Z', ''))}`;
}

function numberLiteral(value: number, type: ValueType): string {
  const scale = scaleOf(type);
  return `CAST(${formatScaled(value, scale)} AS ${duckDbType(type)})`;
}
