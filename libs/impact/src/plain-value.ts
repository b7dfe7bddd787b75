import { formatScaled, type FactValue, type ValueType } from '@tagwright/rules';

/** A value as JSON has it: decimals as texts with their point, so that no digit is lost. */
export function plainValue(value: FactValue, type: ValueType): FactValue {
  return type.kind === 'decimal' && typeof value === 'number'
    ? formatScaled(value, type.scale)
    : value;
}
