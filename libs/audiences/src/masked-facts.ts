import { isMasked } from '@tagwright/ingestion';
import { formatScaled, type DefinitionSet, type FactValue, type ValueType } from '@tagwright/rules';

/** Codes of the facts whose values are shown in clear to nobody without a purpose. */
export type MaskedFacts = ReadonlySet<string>;

/** How personal facts are shown; `clear` only to who said what for. */
export type Sight = 'masked' | 'clear';

/** The facts that are masked by their class, by the same rule as columns of datasets. */
export function maskedFacts({ facts }: DefinitionSet): MaskedFacts {
  return new Set([...facts.values()].filter(isMasked).map(({ code }) => code));
}

/** The facts that are to be masked. */
export function maskedFor(sight: Sight, set: DefinitionSet): MaskedFacts {
  return sight === 'clear' ? new Set() : maskedFacts(set);
}

/** What may be shown of a personal value: its first character and its rough length; missing is told. */
export function maskedValue(value: FactValue, type: ValueType): string | null {
  if (value === null) return null;
  const [first = '', ...rest] = textOf(value, type);
  return first + '*'.repeat(Math.min(rest.length, LONGEST));
}

/** As in SQL, see `maskSql`. */
const LONGEST = 20;

function textOf(value: NonNullable<FactValue>, type: ValueType): string {
  if (typeof value === 'number' && type.kind === 'decimal') return formatScaled(value, type.scale);
  return typeof value === 'object' ? value.join(',') : String(value);
}
