import { sqlIdentifier } from '@tagwright/engines';
import { DomainError, hashOf } from '@tagwright/kernel';
import type { Subject } from '@tagwright/rules';
import { beforeName, COMBO } from './compared-column.js';
import type { PreviewSession } from './preview-session.js';

/** Work tables that are kept; somebody who turns at a rule reads the same columns again and again. */
const KEPT = 6;

/** What lies side by side in a work table. */
export interface WorkRequest {
  readonly purpose: 'facts' | 'tags';
  readonly subject: Subject;
  /** Columns of `facts.<subject>`. */
  readonly facts: readonly string[];
  /** Columns of `sealed.<subject>`. */
  readonly tags: readonly string[];
  /** Codes whose values before are carried along, by the relation that has them. */
  readonly before: readonly { readonly relation: string; readonly codes: readonly string[] }[];
  /** Whether everything comes from the snapshot itself, so that the table can be kept. */
  readonly isKept: boolean;
}

/**
 * Makes a work table and, for tags, lets `work.<subject>` read it: joining facts and tags costs ten times what reading them side by side does,
 * so it is done once for the columns that somebody works with.
 * @returns its name as SQL
 * @throws DomainError `preview_incomplete` when the tables do not have the same subjects
 */
export async function openWork(session: PreviewSession, request: WorkRequest): Promise<string> {
  const { subject, purpose } = request;
  const key = hashOf(request);
  const known = request.isKept ? session.kept.work.get(key) : undefined;
  const table = known ?? `w_${request.isKept ? key.slice(0, 16) : `${purpose}_${subject}`}`;
  if (known === undefined) {
    await session.execute(
      `CREATE OR REPLACE TABLE work.${sqlIdentifier(table)} AS ${workSql(request)}`,
    );
    await refuseIncomplete(session, subject, table);
  }
  const name = `work.${sqlIdentifier(table)}`;
  if (request.isKept) await keep(session, key, table);
  else session.dropLater(name);
  if (purpose === 'tags') {
    const view = `work.${sqlIdentifier(subject)}`;
    await session.execute(`CREATE OR REPLACE VIEW ${view} AS SELECT * FROM ${name}`);
  }
  return name;
}

function workSql({ subject, facts, tags, before }: WorkRequest): string {
  const id = sqlIdentifier(`${subject}_id`);
  const columns = [`d.id AS ${id}`, `d.combo AS ${sqlIdentifier(COMBO)}`];
  const joins: string[] = [];
  const join = (relation: string, alias: string, selected: readonly string[]): void => {
    if (selected.length === 0) return;
    columns.push(...selected);
    joins.push(`JOIN ${relation} ${alias} ON ${alias}.${id} = d.id`);
  };
  const sealed = `sealed.${sqlIdentifier(subject)}`;
  const oldOnes = before.map(({ relation, codes }) => ({
    relation,
    columns: (alias: string) =>
      codes.map((code) => `${alias}.${sqlIdentifier(code)} AS ${sqlIdentifier(beforeName(code))}`),
  }));
  // The sealed table is read once for both.
  const own = oldOnes
    .filter(({ relation }) => relation === sealed)
    .flatMap((each) => each.columns('s'));
  join(sealed, 's', [...tags.map((code) => `s.${sqlIdentifier(code)}`), ...own]);
  join(
    `facts.${sqlIdentifier(subject)}`,
    'f',
    facts.map((code) => `f.${sqlIdentifier(code)}`),
  );
  oldOnes
    .filter(({ relation }) => relation !== sealed)
    .forEach((each, index) => {
      join(each.relation, `b${index}`, each.columns(`b${index}`));
    });
  return `SELECT ${columns.join(', ')} FROM dim.${sqlIdentifier(subject)} d ${joins.join(' ')}`;
}

async function keep(session: PreviewSession, key: string, table: string): Promise<void> {
  const { kept } = session;
  kept.work.delete(key);
  kept.work.set(key, table);
  const [oldest] = kept.work;
  if (kept.work.size <= KEPT || oldest === undefined) return;
  kept.work.delete(oldest[0]);
  await session.execute(`DROP TABLE work.${sqlIdentifier(oldest[1])}`);
}

async function refuseIncomplete(
  session: PreviewSession,
  subject: Subject,
  table: string,
): Promise<void> {
  const expected = session.inputs.snapshot.manifest.tables.find((each) => each.subject === subject);
  const rows = await session.count(`SELECT count(*) FROM work.${sqlIdentifier(table)}`);
  if (rows === expected?.rows) return;
  const message = `Facts and tags of ${subject}s came to ${rows} of ${expected?.rows ?? 0} subjects.`;
  throw new DomainError('preview_incomplete', message, { kind: 'internal' });
}
