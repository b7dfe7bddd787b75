import type { Subject, ValueType } from '@tagwright/rules';

/** What kind of value a column, fact or tag holds. */
export class ValueTypeDto {
  readonly kind!:
    'integer' | 'decimal' | 'date' | 'timestamp' | 'boolean' | 'text' | 'code' | 'codes' | 'id';
  /** Digits after the point; decimals only. */
  readonly scale?: number;
  /** The code list that values come from; code and codes only. */
  readonly list?: string;
  /** Whose surrogate id it is; ids only. */
  readonly of?: 'customer' | 'vehicle' | 'lead';
}

interface Parts {
  readonly kind: ValueType['kind'];
  readonly scale?: number;
  readonly list?: string;
  readonly of?: Subject;
}

/** The type as the interface shows it. */
export function valueTypeDto(type: ValueType): ValueTypeDto {
  const parts: Parts = type;
  return {
    kind: parts.kind,
    ...(parts.scale === undefined ? {} : { scale: parts.scale }),
    ...(parts.list === undefined ? {} : { list: parts.list }),
    ...(parts.of === undefined ? {} : { of: parts.of }),
  };
}
