import { duckDbType } from '@tagwright/compiler';
import { sqlIdentifier, sqlParquet, sqlText } from '@tagwright/engines';
import { canonicalJson } from '@tagwright/kernel';
import type { Subject } from '@tagwright/rules';
import { join } from 'node:path';
import type { PlannedLink } from '../convert/target-plan.js';
import type { ConvertedTarget } from './convert-targets.js';
import type { JobState } from './job-state.js';
import { rowSequence } from './row-sequence.js';
import { definesSubject } from './defines-subject.js';
import { isWholeList, linkEnd, linkStart } from './link-validity.js';

/** Where a subject's keys of this source lead, and the rows of its link dataset. */
export interface ResolvedLinks {
  readonly subject: Subject;
  /** Table with `source_key` and `id`, this source's keys only, and of them those that still hold. */
  readonly keys: string;
  /** Table with all rows of the link dataset, of every source. */
  readonly rows: string;
}

/**
 * Gives every key of the source its surrogate id. A key seen before keeps its id; a new one takes
 * the id of a subject with the same shared key, else the next free id, in the order of the rows. A
 * key that a whole list leaves out ends, and holds again under its old id once it is back.
 */
export async function resolveLinks(
  state: JobState,
  subject: Subject,
  converted: readonly ConvertedTarget[],
): Promise<ResolvedLinks | undefined> {
  const signatures = new Map<string, number>();
  const defining = converted.filter((one) => definesSubject(state, subject, one));
  const seen = defining.flatMap((one) =>
    one.plan.links
      .filter(({ link }) => link.of === subject)
      .map((link) => seenKeys(one, link, branchOf(signatures, one, link))),
  );
  if (seen.length === 0) return undefined;
  const names = { seen: state.table('seen'), old: state.table('old'), rows: state.table('links') };
  await state.engine.execute(`CREATE TEMP TABLE ${names.old} AS ${oldLinks(state, subject)}`);
  await state.engine.execute(
    `CREATE TEMP TABLE ${names.seen} AS
     SELECT source_key, min(_seq) AS _seq, arg_min(digest, digest_seq) AS digest
     FROM (${seen.join(' UNION ALL ')}) GROUP BY source_key`,
  );
  await state.engine.execute(
    `CREATE TEMP TABLE ${names.rows} AS ${newRows(state, subject, names)}`,
  );
  const keys = state.table('keys');
  await state.engine.execute(
    `CREATE TEMP TABLE ${keys} AS SELECT source_key, id FROM ${names.rows}
     WHERE source = ${sqlText(state.source)} AND valid_to IS NULL`,
  );
  return { subject, keys, rows: names.rows };
}

/** One row may hold several keys of a subject; each kind of key has its own place in `_seq`. */
function branchOf(
  signatures: Map<string, number>,
  { target }: ConvertedTarget,
  { link }: PlannedLink,
): number {
  const signature = canonicalJson([target.from, link.key, link.convert]);
  const branch = signatures.get(signature) ?? signatures.size;
  signatures.set(signature, branch);
  return branch;
}

/** The keys of one link column: first row, and first shared key with its row. */
function seenKeys(one: ConvertedTarget, link: PlannedLink, branch: number): string {
  const key = sqlIdentifier(link.key);
  const digest = link.digest === null ? 'NULL::VARCHAR' : sqlIdentifier(link.digest);
  const sequence = rowSequence('_file', '_row', branch);
  return (
    `SELECT source_key, min(_seq) AS _seq, arg_min(digest, _seq) AS digest,` +
    ` min(_seq) FILTER (digest IS NOT NULL) AS digest_seq` +
    ` FROM (SELECT ${key} AS source_key, ${digest} AS digest, ${sequence} AS _seq` +
    ` FROM ${one.converted} WHERE ${one.accepted} AND ${key} IS NOT NULL) GROUP BY source_key`
  );
}

const COLUMNS = ['source_key', 'method', 'shared_key_digest', 'valid_from', 'valid_to'];

function oldLinks(state: JobState, subject: Subject): string {
  const dataset = state.dataset(`${subject}_link`);
  const manifest = state.spec.active[dataset.dataset];
  const files = manifest?.parts.map(({ file }) => join(state.spec.dataDirectory, file)) ?? [];
  if (files.length > 0) {
    const list = COLUMNS.concat('source', 'source_file', 'source_row', '_seq').join(', ');
    return `SELECT ${subject}_id AS id, ${list} FROM ${sqlParquet(files)}`;
  }
  const typed = COLUMNS.map((code) => {
    const column = dataset.columns.find((candidate) => candidate.code === code);
    return `NULL::${duckDbType(column?.type ?? { kind: 'text' })} AS ${code}`;
  });
  return (
    `SELECT NULL::BIGINT AS id, ${typed.join(', ')}, NULL::VARCHAR AS source, ` +
    'NULL::VARCHAR AS source_file, NULL::BIGINT AS source_row, NULL::BIGINT AS _seq WHERE false'
  );
}

/** All links after this load: the old ones (with a shared key learnt now) and the new ones. */
function newRows(
  state: JobState,
  subject: Subject,
  { seen, old }: { seen: string; old: string },
): string {
  const { mapping } = state.spec;
  const source = sqlText(state.source);
  const ended = isWholeList(state, subject)
    ? `WHEN o."source" = ${source} THEN coalesce(o.valid_to, ${linkEnd(mapping)})`
    : '';
  return `
    -- Equality on both columns: a condition on one side alone would make this a nested loop.
    WITH linked AS (SELECT o.* REPLACE (coalesce(o.shared_key_digest, s.digest) AS shared_key_digest,
                      CASE WHEN s.source_key IS NOT NULL THEN NULL ${ended} ELSE o.valid_to END
                      AS valid_to)
                    FROM ${old} o
                    LEFT JOIN (SELECT ${source} AS "source", source_key, digest FROM ${seen}) s
                    ON s."source" = o."source" AND s.source_key = o.source_key),
    known AS (SELECT shared_key_digest AS digest, min(id) AS id FROM linked
              WHERE shared_key_digest IS NOT NULL GROUP BY ALL),
    fresh AS (SELECT s.*, k.id AS known_id FROM ${seen} s
              ANTI JOIN (SELECT source_key FROM ${old} WHERE source = ${source}) o USING (source_key)
              LEFT JOIN known k ON k.digest = s.digest),
    -- Keys that share a digest are one subject; the first of them in row order is its own key.
    grouped AS (SELECT *, CASE WHEN digest IS NULL THEN _seq
                ELSE min(_seq) OVER (PARTITION BY digest) END AS head FROM fresh),
    heads AS (SELECT head, row_number() OVER (ORDER BY head)
                + (SELECT coalesce(max(id), 0) FROM ${old}) AS id
              FROM grouped WHERE known_id IS NULL AND head = _seq)
    SELECT id, source_key, method, shared_key_digest, valid_from, valid_to, source, source_file,
           source_row, _seq FROM linked
    UNION ALL
    SELECT coalesce(g.known_id, h.id), g.source_key,
           CASE WHEN g.known_id IS NULL AND g.head = g._seq THEN 'own_key' ELSE 'shared_key' END,
           g.digest, ${linkStart(mapping)}, NULL::DATE, ${source},
           (SELECT name FROM ingest_files f WHERE f.ordinal = g._seq >> 36),
           g._seq & 4294967295, g._seq
    FROM grouped g LEFT JOIN heads h ON h.head = g.head`;
}
