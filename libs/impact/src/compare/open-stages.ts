import { compileTags, type TagParts } from '@tagwright/compiler';
import { quotedRelation } from '@tagwright/materialization';
import type { Subject } from '@tagwright/rules';
import { openFacts } from './facts-overlay.js';
import type { PreviewSession } from './preview-session.js';
import type { Side } from './side.js';

/** Lets `facts.<subject>` be what one side computes. */
export async function openSideFacts(session: PreviewSession, side: Side): Promise<void> {
  for (const { subject, columns } of session.inputs.snapshot.manifest.facts) {
    await openFacts(
      (sql) => session.execute(sql),
      subject,
      columns.map(({ code }) => code),
      side.facts.find((each) => each.subject === subject),
    );
  }
}

/** What a side's tags are compiled to, by the subjects whose rows lie in `work.<subject>`. */
export function compileSide(
  side: Side,
  codes: Iterable<string>,
  carried: ReadonlyMap<Subject, readonly string[]> = new Map(),
): TagParts {
  const { input, sealed } = side;
  return compileTags({ ...input, sealed, carried }, codes);
}

/**
 * Makes the stages readable, each computed when it is read. The datasets that they gather from are read
 * once for all previews of a snapshot.
 */
export async function openStages(session: PreviewSession, parts: TagParts): Promise<void> {
  const { scans } = session.kept;
  for (const { name, sql } of parts.shared) {
    if (scans.get(name) === sql) continue;
    await session.execute(`CREATE OR REPLACE TABLE ${quotedRelation(name)} AS ${sql}`);
    scans.set(name, sql);
  }
  for (const { table, select } of parts.stages) {
    await session.execute(`CREATE OR REPLACE VIEW ${quotedRelation(table)} AS ${select}`);
  }
}
