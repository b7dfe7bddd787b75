import type { PinKind } from '@tagwright/pins';

/** What to keep of one kind; whatever one of the lines keeps is kept. */
export interface KeepRule {
  /** The newest so many of each series. */
  readonly keepLast: number;
  /** Those that are younger than so many days. */
  readonly keepDays: number;
  /** The last one of each of so many calendar months, the current one included; 0 for none. */
  readonly keepMonths: number;
}

/** How long the files of what is not in use are kept. */
export interface RetentionPolicy {
  readonly rules: Readonly<Record<PinKind, KeepRule>>;
  /** Hours between the mark and the deletion. */
  readonly graceHours: number;
  /** Hours without a change after which a file that belongs to nothing is deleted. */
  readonly orphanHours: number;
}
