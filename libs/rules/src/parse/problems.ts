import type { Diagnostic, Proposal } from '@tagwright/kernel';
import type { ParseCode } from '../diagnostics/diagnostic-codes.js';
import type { Suggestion } from './closest-word.js';
import { rangeOf, positionOf, type Cursor } from './cursor.js';
import { LIMITS } from './limits.js';

/** Collects every finding, so that a person sees all of them at once. */
export class Problems {
  readonly #found: Diagnostic[] = [];
  #count = 0;

  /** An error at a spot of a YAML text; a suggestion takes the place of what stands there. */
  report(cursor: Cursor, code: ParseCode, message: string, mend?: string | Suggestion): void {
    // Beyond any number that a person reads, time and memory are all that more of them would take.
    if (this.#count >= LIMITS.findings) {
      this.#count += 1;
      return;
    }
    const place = { ...positionOf(cursor), ...(cursor.path === '' ? {} : { path: cursor.path }) };
    const hint = typeof mend === 'object' ? mend.hint : mend;
    const proposal = typeof mend === 'object' ? replacing(cursor, mend.replacement) : undefined;
    this.add(code, message, {
      ...place,
      ...(hint === undefined ? {} : { hint }),
      ...(proposal === undefined ? {} : { proposal }),
    });
  }

  /** An error whose place is known otherwise. */
  add(code: ParseCode, message: string, place: Partial<Diagnostic>): void {
    this.#count += 1;
    if (this.#count > LIMITS.findings) return;
    const { file, line, column, path, hint, proposal } = place;
    this.#found.push({
      code,
      severity: 'error',
      message,
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
      ...(path === undefined ? {} : { path }),
      ...(hint === undefined ? {} : { hint }),
      ...(proposal === undefined ? {} : { proposal }),
    });
  }

  get count(): number {
    return this.#count;
  }

  /** In reading order: by file, line, column; at most `LIMITS.findings` and how many there are. */
  all(): Diagnostic[] {
    const found = this.#found.toSorted(inReadingOrder);
    if (this.#count <= LIMITS.findings) return found;
    const message = `There are ${this.#count} findings; the first ${LIMITS.findings} are shown.`;
    return [...found, { code: 'too_many_findings', severity: 'error', message }];
  }
}

/** By file, line and column. */
export function inReadingOrder(a: Diagnostic, b: Diagnostic): number {
  return (
    (a.file ?? '').localeCompare(b.file ?? '') ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0)
  );
}

/** The edit that puts a word in the place of the node; a word that YAML reads otherwise is quoted. */
function replacing(cursor: Cursor, word: string): Proposal | undefined {
  const range = rangeOf(cursor);
  if (range === undefined) return undefined;
  const isPlain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(word) && !/^(true|false|null)$/i.test(word);
  const text = isPlain ? word : `'${word.replaceAll("'", "''")}'`;
  return { ...range, text };
}
