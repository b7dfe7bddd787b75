/** Raised whenever the same definitions over the same data may give other values. */
export const COMPILER_VERSION = 2;
