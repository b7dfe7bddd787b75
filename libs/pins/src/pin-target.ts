/** Whose files are meant: those of a snapshot, a dataset version or a fact table. */
export type PinTarget =
  | { readonly kind: 'snapshot'; readonly id: number }
  | { readonly kind: 'dataset_version'; readonly id: number }
  /** `id` is the cache key. */
  | { readonly kind: 'fact_table'; readonly id: string };

export type PinKind = PinTarget['kind'];

interface PinPlace {
  readonly table: string;
  /** Its primary key. */
  readonly key: string;
  /** The column of `pin` that refers to it. */
  readonly column: string;
}

/** Where each kind of target is registered. */
export const PIN_PLACES: Readonly<Record<PinKind, PinPlace>> = {
  snapshot: { table: 'snapshot', key: 'id', column: 'snapshot_id' },
  dataset_version: { table: 'dataset_version', key: 'id', column: 'dataset_version_id' },
  fact_table: { table: 'fact_table', key: 'cache_key', column: 'fact_cache_key' },
};
