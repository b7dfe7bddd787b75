/** Control characters that structure the temporary files; refused in source data. */

/** Between the fields of a record. */
export const FIELD = 0x1f;
/** In place of a line break inside a quoted field. */
export const BREAK = 0x1e;
export const LINE_FEED = 0x0a;
