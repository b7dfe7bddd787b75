import type { Words } from '@tagwright/kernel';
import type { CatalogView, DefinitionSet } from '@tagwright/rules';
import { nameOf, valueWords } from './definition-words.js';
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
export function nameTags(row: SubjectRow, naming: NamingContext): SubjectTag[] {
  return row.tags.map((tag) => ({
    ...tag,
    name: nameOf(tag.code, naming),
    valueName: valueWords(tag.value, tag.type, naming),
  }));
}
