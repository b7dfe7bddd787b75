import type { Dialect } from '../dialects/dialect.js';
import type { FactPart } from './fact-part.js';

/** With fewer parts joins cost less than look-ups, with more the planning of look-ups costs too much. */
const LOOKED_UP = { fewest: 4, most: 40 };

export interface GatheredRows {
  /** Items of a WITH list. */
  readonly ctes: readonly string[];
  /** What follows FROM: the rows `s`, each with what its parts look up. */
  readonly from: string;
}

/**
 * The rows of a relation, each with what the parts look up for it.
 * @param ctes a WITH list's queries that the relation is made of
 */
export function gatheredRows(
  relation: string,
  ctes: FactPart['ctes'],
  parts: readonly FactPart[],
  dialect: Dialect,
): GatheredRows {
  const lookups = parts.flatMap((part) => part.lookups);
  const queries = [...ctes, ...parts.flatMap((part) => part.ctes)];
  if (lookups.length < LOOKED_UP.fewest || lookups.length > LOOKED_UP.most) {
    const joins = lookups.map(
      ({ name, key, of, ...each }) =>
        ` LEFT JOIN ${each.relation} ${name} ON ${name}.${key} = s.${of}`,
    );
    return {
      ctes: queries.map(({ name, sql }) => `${name} AS (${sql})`),
      from: `${relation} s${joins.join('')}`,
    };
  }
  const found = lookups.map((lookup) => `${dialect.lookup(lookup)} AS ${lookup.name}`);
  return {
    ctes: queries.map(({ name, sql }) => dialect.kept(name, sql)),
    from: `(SELECT *, ${found.join(', ')} FROM ${relation} s) s`,
  };
}
