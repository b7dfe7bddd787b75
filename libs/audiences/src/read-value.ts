import type { EngineValue } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import type { FactValue, ValueType } from '@tagwright/rules';

/**
 * A value as the engine hands it out, in the form that rules work with: decimals become scaled
 * integers, everything else stays.
 * @throws DomainError `value_unexpected` when the file does not hold what its manifest says.
 */
export function readValue(value: EngineValue | undefined, type: ValueType): FactValue {
  if (value === null || value === undefined) return null;
  if (type.kind === 'decimal' && typeof value === 'string') return scaledOf(value, type.scale);
  if (type.kind === 'codes' && Array.isArray(value)) return value.map((code) => String(code));
  if (typeof value === 'object' || (typeof value === 'number' && !Number.isSafeInteger(value))) {
    throw new DomainError('value_unexpected', `A ${type.kind} was expected in the file.`, {
      kind: 'internal',
    });
  }
  return value;
}

/** '12.30' at scale 2 is 1230. */
function scaledOf(text: string, scale: number): number {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const digits = Number(`${whole}${fraction.padEnd(scale, '0')}`);
  return text.startsWith('-') && digits !== 0 ? -digits : digits;
}
