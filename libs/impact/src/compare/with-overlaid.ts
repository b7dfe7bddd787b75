import { sqlIdentifier, sqlParquet } from '@tagwright/engines';
import type { Subject } from '@tagwright/rules';
import type { Side } from './side.js';

/** The facts of a subject that a side has otherwise than the snapshot. */
export function overlaidCodes({ facts }: Side, subject: Subject): ReadonlySet<string> {
  return new Set(facts.find((each) => each.subject === subject)?.codes);
}

/**
 * SQL of a work table with these facts beside its columns: they are another file's with every preview,
 * and all else in the table stays the same.
 */
export function withOverlaid({ facts }: Side, subject: Subject, work: string): string {
  const overlay = facts.find((each) => each.subject === subject);
  if (overlay === undefined) return work;
  const id = sqlIdentifier(`${subject}_id`);
  const columns = overlay.codes.map((code) => `o.${sqlIdentifier(code)}`);
  return `(SELECT ${['w.*', ...columns].join(', ')}
    FROM ${work} w JOIN ${sqlParquet([overlay.file])} o ON o.${id} = w.${id})`;
}
