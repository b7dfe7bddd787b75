import type { Words } from '@tagwright/kernel';
import type { DatasetView } from '@tagwright/rules';

/** An enterprise dataset as the standard describes it. */
export interface DomainModel extends DatasetView {
  /** The subject area, e.g. customer or service. */
  readonly domain: string;
  readonly meaning: Words;
}
