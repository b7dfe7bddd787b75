/** Which part of a list over immutable files. */
export interface PageRange {
  readonly offset: number;
  readonly limit: number;
}
