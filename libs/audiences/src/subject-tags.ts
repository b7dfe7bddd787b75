import type { Words } from '@tagwright/kernel';
import { formatValue, type CatalogView, type DefinitionSet } from '@tagwright/rules';
import type { RowValue, SubjectRow } from './subject-row.js';

/** One tag of one customer, vehicle or lead, as people read it. */
export interface SubjectTag extends RowValue {
  readonly name: Words;
  /** The value in words; null when it is missing. */
  readonly valueName: Words | null;
}

export interface NamingContext {
  readonly set: DefinitionSet;
  readonly catalog: CatalogView;
}

/** Gives a row's tags their names and their values' names. */
export function nameTags(row: SubjectRow, { set, catalog }: NamingContext): SubjectTag[] {
  return row.tags.map((tag) => ({
    ...tag,
    name: set.tags.get(tag.code)?.name ?? { zh: tag.code, en: tag.code },
    valueName: tag.value === null ? null : formatValue(tag.value, tag.type, catalog),
  }));
}
