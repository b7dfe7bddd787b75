import { reaches, type Scope } from '@tagwright/access';
import { sqlIdentifier, sqlText } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import type { SnapshotTable } from '@tagwright/materialization';
import type { CodeListView, DefinitionSet, Subject } from '@tagwright/rules';

/**
 * The tag that tells a customer's brand: that of the vehicle delivered last. Who has cars of two brands
 * belongs to the newer one's.
 */
const BRAND_TAG = 'current_brand';

/**
 * SQL of whether a row of the customers' table is of one of these brands.
 * @throws DomainError `brand_not_known` where nothing tells the brand
 */
export function brandTagSql(
  brands: readonly string[],
  { subject, columns }: Pick<SnapshotTable, 'subject' | 'columns'>,
): string {
  if (!columns.some(({ code }) => code === BRAND_TAG)) throw brandNotKnown(subject);
  return isOneOf(BRAND_TAG, brands);
}

/** SQL of whether a column has one of these codes; where it is missing it has none. */
export function isOneOf(column: string, codes: readonly string[]): string {
  return codes.length === 0
    ? 'false'
    : `coalesce(${sqlIdentifier(column)} IN (${codes.map(sqlText).join(', ')}), false)`;
}

/** These brands, and the codes of a list that lie below them: the series of a brand. */
export function codesOfBrands(
  brands: readonly string[],
  list: Pick<CodeListView, 'codes'> | undefined,
): string[] {
  const parents = new Map(list?.codes.map(({ code, parent }) => [code, parent]));
  const topOf = (code: string): string => {
    const parent = parents.get(code);
    return parent === undefined || parent === code ? code : topOf(parent);
  };
  const below = [...parents.keys()].filter((code) => brands.includes(topOf(code)));
  return [...new Set([...brands, ...below])];
}

export function brandNotKnown(subject: Subject): DomainError {
  return new DomainError(
    'brand_not_known',
    `Your account reaches certain brands only, and nothing tells the brand of a ${subject}.`,
    { kind: 'refused' },
  );
}

/** Whether a tag's category is within the scope. */
export function isTagWithin({ domains }: Scope, set: DefinitionSet, code: string): boolean {
  return domains === '*' || reaches(domains, set.tags.get(code)?.category);
}
