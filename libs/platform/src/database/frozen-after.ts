/**
 * How long the server waits for a process in the middle of its work, in milliseconds. One that says
 * nothing for longer is frozen or cut off: its transaction is rolled back and its locks are free.
 */
export const FROZEN_AFTER_MILLISECONDS = 30_000;
