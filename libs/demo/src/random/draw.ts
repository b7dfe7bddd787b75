import { createHash } from 'node:crypto';

/** A value with its weight among the others of a list. */
export type Weighted = readonly [value: string | number | null, weight: number];

const SLOTS = 200;
const MILLION = 1_000_000;

/**
 * SQL for random draws that depend on nothing but (seed, salt, index): the same row gets the same
 * draw on any number of threads and in any order. `salt` names the draw (`person.gender`), `index`
 * is a SQL expression of type integer.
 */
export class Draws {
  constructor(private readonly seed: number) {}

  /** 64 random bits (UBIGINT). */
  bits(salt: string, index: string): string {
    return `hash(xor(hash((${index})::BIGINT), ${this.constantOf(salt)}::UBIGINT))`;
  }

  /** A whole number, 0 ≤ n < `bound`. */
  below(salt: string, index: string, bound: number | string): string {
    return `(${this.bits(salt, index)} % (${bound})::UBIGINT)::INTEGER`;
  }

  /** A whole number, `from` ≤ n ≤ `to`. */
  between(salt: string, index: string, from: number, to: number): string {
    return `(${from} + ${this.below(salt, index, to - from + 1)})`;
  }

  /** True with the given probability; the probability may be a SQL expression. */
  chance(salt: string, index: string, probability: number | string): string {
    const bound =
      typeof probability === 'number'
        ? Math.round(probability * MILLION).toString()
        : `((${probability}) * ${MILLION})`;
    return `((${this.bits(salt, index)} % ${MILLION}) < ${bound})`;
  }

  /** One of the values, by weight. */
  pick(salt: string, index: string, values: readonly Weighted[]): string {
    const slots = weightedSlots(values, SLOTS).map(literalOf);
    return `([${slots.join(',')}])[1 + ${this.below(salt, index, slots.length)}]`;
  }

  /** A fixed number below `bound` that only the seed and the salt decide. */
  constantBelow(salt: string, bound: number): number {
    return Number(this.constantOf(salt) % BigInt(bound));
  }

  private constantOf(salt: string): bigint {
    return createHash('sha256').update(`${this.seed}|${salt}`).digest().readBigUInt64BE(0);
  }
}

/** Spreads `size` slots over the values by weight; every value with a weight keeps one slot. */
export function weightedSlots(values: readonly Weighted[], size: number): Weighted[0][] {
  const total = values.reduce((sum, [, weight]) => sum + weight, 0);
  return values.flatMap(([value, weight]) =>
    Array.from({ length: Math.max(1, Math.round((weight / total) * size)) }, () => value),
  );
}

function literalOf(value: Weighted[0]): string {
  if (value === null) return 'NULL';
  return typeof value === 'number' ? value.toString() : quoted(value);
}

/** A SQL text literal. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
