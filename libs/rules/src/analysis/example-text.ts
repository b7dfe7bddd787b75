import type { FactValue, Outcome } from '../ast/value.js';
import { scaleOf, type ValueType } from '../catalog-view.js';
import { formatScaled } from '../logic/exact-decimal.js';

/** Inputs as the `given` of an example has them: `{ visits: 3, tier: G }`, the rest is missing. */
export function givenText(
  example: ReadonlyMap<string, FactValue>,
  typeOf: (code: string) => ValueType | undefined,
): string {
  if (example.size === 0) return '{} (everything missing)';
  const entries = [...example].map(([code, value]) => `${code}: ${valueText(value, typeOf(code))}`);
  return `{ ${entries.join(', ')} }`;
}

/** A value as a definition spells it. */
export function valueText(value: FactValue | Outcome, type: ValueType | undefined): string {
  if (value === null) return 'missing';
  if (typeof value === 'number') {
    return formatScaled(value, scaleOf(type));
  }
  if (typeof value === 'string') return wordText(value);
  return typeof value === 'boolean' ? String(value) : `[${value.map(wordText).join(', ')}]`;
}

/** In quotes when YAML would read it otherwise. */
function wordText(word: string): string {
  const isPlain = /^[A-Za-z_][\w ]*$/.test(word) && !/^(true|false|null|missing)$/i.test(word);
  return isPlain ? word : `'${word.replaceAll("'", "''")}'`;
}
