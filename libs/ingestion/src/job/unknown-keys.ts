import { sqlIdentifier } from '@tagwright/engines';
import type { PlannedLink } from '../convert/target-plan.js';
import type { ConvertedTarget } from './convert-targets.js';
import { definesSubject } from './defines-subject.js';
import type { JobState } from './job-state.js';
import type { ResolvedLinks } from './resolve-links.js';

/** Takes out the rows of a target that need a subject which the source does not know. */
export async function withoutUnknownKeys(
  state: JobState,
  one: ConvertedTarget,
  links: ResolvedLinks,
): Promise<ConvertedTarget> {
  if (definesSubject(state, links.subject, one)) return one;
  let result = one;
  for (const link of one.plan.links.filter(({ link: { of } }) => of === links.subject)) {
    result = await withoutUnknown(state, result, link, links);
  }
  return result;
}

async function withoutUnknown(
  state: JobState,
  one: ConvertedTarget,
  link: PlannedLink,
  { keys }: ResolvedLinks,
): Promise<ConvertedTarget> {
  const rows = state.table('unknown');
  const key = sqlIdentifier(link.key);
  await state.engine.execute(
    `CREATE TEMP TABLE ${rows} AS SELECT _file, _row FROM ${one.converted}
     WHERE ${one.accepted} AND ${key} IS NOT NULL AND ${key} NOT IN (SELECT source_key FROM ${keys})`,
  );
  const counted = await state.engine.query(
    `SELECT _file, count(*) AS rows FROM ${rows} GROUP BY _file`,
  );
  if (counted.length === 0) return one;
  const { required } = link;
  const unknown = [
    ...one.unknown,
    { rows, column: link.link.key, scope: required ? 'row' : 'value' } as const,
  ];
  // An optional reference is simply missing: no id is found for it.
  if (!required) return { ...one, unknown };
  const counts = one.counts.map((count) => {
    const lost = Number(counted.find(({ _file }) => _file === count.ordinal)?.rows ?? 0);
    return {
      ...count,
      accepted: count.accepted - lost,
      quarantined: count.quarantined + lost,
    };
  });
  const converted = `(SELECT * FROM ${one.converted} ANTI JOIN ${rows} USING (_file, _row))`;
  return { ...one, unknown, counts, converted };
}
