import { sqlIdentifier, sqlParquet } from '@tagwright/engines';
import type { Subject } from '@tagwright/rules';

/** Facts of a subject that are computed otherwise than in the snapshot's own table. */
export interface OverlaidFacts {
  readonly subject: Subject;
  /** Absolute path of a Parquet file with the subject's id and these facts. */
  readonly file: string;
  readonly codes: readonly string[];
}

/** Runs one statement. */
type Execute = (sql: string) => Promise<unknown>;

/**
 * Makes `facts.<subject>` read `base.<subject>`, the snapshot's facts, with other columns in the
 * place of some.
 * @param known the columns of `base.<subject>`
 */
export async function openFacts(
  execute: Execute,
  subject: Subject,
  known: readonly string[],
  overlay: OverlaidFacts | undefined,
): Promise<void> {
  const name = `facts.${sqlIdentifier(subject)}`;
  const base = `base.${sqlIdentifier(subject)}`;
  if (overlay === undefined) {
    await execute(`CREATE OR REPLACE VIEW ${name} AS SELECT * FROM ${base}`);
    return;
  }
  const id = sqlIdentifier(`${subject}_id`);
  const over = overlay.codes.map((code) => `o.${sqlIdentifier(code)}`);
  const kept = known
    .filter((code) => !overlay.codes.includes(code))
    .map((code) => `b.${sqlIdentifier(code)}`);
  await execute(
    `CREATE OR REPLACE VIEW ${name} AS SELECT ${[`b.${id}`, ...kept, ...over].join(', ')}
     FROM ${base} b JOIN ${sqlParquet([overlay.file])} o ON b.${id} = o.${id}`,
  );
}
