import type { Words } from '@tagwright/kernel';

/** The subjects that facts and tags describe. */
export type Subject = 'customer' | 'vehicle' | 'lead';

/** What kind of value a column, fact or tag holds. */
export type ValueType =
  | { readonly kind: 'integer' }
  | { readonly kind: 'decimal'; readonly scale: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'timestamp' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'text' }
  | { readonly kind: 'code'; readonly list: string }
  | { readonly kind: 'codes'; readonly list: string }
  | { readonly kind: 'id'; readonly of: Subject };

/** How many decimals a number of the type has. */
export function scaleOf(type: ValueType | undefined): number {
  return type?.kind === 'decimal' ? type.scale : 0;
}

/** How close a column is to a person. */
export type PiiClass = 'none' | 'pseudonym' | 'indirect' | 'direct' | 'sensitive';

export interface CodeView {
  readonly code: string;
  readonly name: Words;
  readonly parent?: string;
}

/** A code list as rules see it; the order of codes is the list's order. */
export interface CodeListView {
  readonly list: string;
  readonly name: Words;
  readonly codes: readonly CodeView[];
}

export interface ColumnView {
  readonly code: string;
  readonly name: Words;
  readonly type: ValueType;
  readonly required: boolean;
  readonly pii: PiiClass;
  readonly unit?: string;
  readonly meaning: Words;
}

/** An enterprise dataset as rules see it. */
export interface DatasetView {
  readonly dataset: string;
  readonly name: Words;
  /** One surviving row per key. */
  readonly entity: boolean;
  /** Kept apart and encrypted; no fact may read it. */
  readonly personal: boolean;
  readonly key: readonly string[];
  /** The date or timestamp column that windows apply to. */
  readonly eventColumn?: string;
  readonly columns: readonly ColumnView[];
}

/** Everything of the catalog that a definition may refer to. */
export interface CatalogView {
  readonly datasets: ReadonlyMap<string, DatasetView>;
  readonly codeLists: ReadonlyMap<string, CodeListView>;
  /** The units that may be used, by name; undefined when none are declared. */
  readonly units?: ReadonlySet<string>;
}
