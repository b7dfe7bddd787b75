import type { Diagnostic } from '@tagwright/kernel';
import { positionOf, type Cursor } from './cursor.js';

/** Collects every finding, so that a person sees all of them at once. */
export class Problems {
  readonly #found: Diagnostic[] = [];

  /** An error at a spot of a YAML text. */
  report(cursor: Cursor, code: string, message: string, hint?: string): void {
    const place = { ...positionOf(cursor), ...(cursor.path === '' ? {} : { path: cursor.path }) };
    this.add(code, message, { ...place, ...(hint === undefined ? {} : { hint }) });
  }

  /** An error whose place is known otherwise. */
  add(code: string, message: string, place: Partial<Diagnostic>): void {
    const { file, line, column, path, hint } = place;
    this.#found.push({
      code,
      severity: 'error',
      message,
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
      ...(path === undefined ? {} : { path }),
      ...(hint === undefined ? {} : { hint }),
    });
  }

  get count(): number {
    return this.#found.length;
  }

  /** In reading order: by file, line, column. */
  all(): Diagnostic[] {
    return this.#found.toSorted(
      (a, b) =>
        (a.file ?? '').localeCompare(b.file ?? '') ||
        (a.line ?? 0) - (b.line ?? 0) ||
        (a.column ?? 0) - (b.column ?? 0),
    );
  }
}
