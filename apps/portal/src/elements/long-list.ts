import type { Problem } from '../api/problem.js';

/** Items of one request. */
export const PAGE_SIZE = 100;

/** Pages that stay beside those that are looked at. */
const KEPT = 20;

/** A list that is known in parts. */
export interface LongList<T> {
  readonly total: number;
  /** Why the rows that are looked at are not there. */
  readonly problem: Problem | null;
  /** Fires `change` when rows arrived or failed to. */
  readonly changes: EventTarget;
  /** Undefined while it is not loaded. */
  at(index: number): T | undefined;
  /** Says which items are looked at, `end` not included; they will be there soon. */
  want(first: number, end: number): void;
  retry(): void;
}

/** The pages that items lie in. */
export function pagesOf(first: number, end: number): readonly number[] {
  const from = Math.floor(first / PAGE_SIZE);
  const to = Math.floor((Math.max(first + 1, end) - 1) / PAGE_SIZE);
  return Array.from({ length: to - from + 1 }, (_page, index) => from + index);
}

/** The pages to let go: those farthest from what is looked at. The first one stays for ever. */
export function farPages(kept: readonly number[], wanted: readonly number[]): readonly number[] {
  const centre = wanted[0] ?? 0;
  return kept
    .filter((page) => page !== 0)
    .sort((a, b) => Math.abs(a - centre) - Math.abs(b - centre))
    .slice(KEPT);
}
