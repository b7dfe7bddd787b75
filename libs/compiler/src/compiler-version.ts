/** Raised whenever the same definitions over the same data may give other values or digests. */
export const COMPILER_VERSION = 5;
