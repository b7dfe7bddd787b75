import { link } from 'node:fs/promises';
import { join } from 'node:path';
import type { SnapshotTablePlan } from '@tagwright/compiler';
import { DomainError } from '@tagwright/kernel';
import { sqlText, type Engine } from '@tagwright/engines';
import { columnDigestSql, foldChunks } from './column-digest.js';
import { profileColumn } from './column-profile.js';
import { countRows, hashFile } from './file-facts.js';
import { openParquet } from './open-relations.js';
import { textOf } from './read-row.js';
import type {
  JobTable,
  KnownColumn,
  MaterializeJobSpec,
  PreviousTable,
} from './materialize-job.js';

/**
 * Writes one subject's tags and computes the digests from what was written. A column whose digest
 * key an earlier run has sealed takes its digest and profile from there; a table of which nothing
 * changed is the earlier file under another name.
 */
export async function sealTable(
  engine: Engine,
  plan: SnapshotTablePlan,
  spec: MaterializeJobSpec,
): Promise<JobTable> {
  const file = `${plan.subject}.parquet`;
  const path = join(spec.directory, file);
  const unchanged = unchangedTable(plan, spec);
  if (unchanged !== undefined) {
    await link(unchanged.path, path);
    await openParquet(engine, 'snapshot', plan.subject, [path]);
    return sealed(plan, spec, { ...unchanged, file });
  }
  await engine.execute(
    `COPY (${plan.select}) TO ${sqlText(path)} (FORMAT parquet, COMPRESSION snappy)`,
  );
  await openParquet(engine, 'snapshot', plan.subject, [path]);
  const rows = await countRows(engine, path);
  const fresh = plan.columns.filter(({ digestKey }) => spec.known[digestKey] === undefined);
  const digests = await digestColumns(engine, plan, fresh, rows);
  const computed = new Map<string, KnownColumn>();
  for (const column of fresh) {
    const profile = await profileColumn(engine, `snapshot."${plan.subject}"`, column);
    computed.set(column.code, { digest: digests.columns.get(column.code) ?? '', profile });
  }
  const populationDigest = digests.population;
  const written = { rows, file, sha256: await hashFile(path), populationDigest };
  return sealed(plan, spec, written, computed);
}

/** The earlier snapshot's table of a subject of which nothing changed. */
function unchangedTable(
  plan: SnapshotTablePlan,
  spec: MaterializeJobSpec,
): PreviousTable | undefined {
  const stage = spec.plan.stages.find(({ subject }) => subject === plan.subject);
  if (stage?.sealed !== true) return undefined;
  return spec.previous?.tables.find(({ subject }) => subject === plan.subject);
}

function sealed(
  plan: SnapshotTablePlan,
  spec: MaterializeJobSpec,
  written: Pick<JobTable, 'rows' | 'file' | 'sha256' | 'populationDigest'>,
  computed: ReadonlyMap<string, KnownColumn> = new Map(),
): JobTable {
  const { rows, file, sha256, populationDigest } = written;
  return {
    subject: plan.subject,
    idColumn: plan.idColumn,
    rows,
    file,
    sha256,
    populationDigest,
    columns: plan.columns.map(({ code, digestKey }) => ({
      code,
      digestKey,
      ...known(computed.get(code) ?? spec.known[digestKey], code),
    })),
  };
}

function known(column: KnownColumn | undefined, code: string): KnownColumn {
  if (column === undefined || column.digest === '') {
    throw new DomainError('digest_missing', `No digest was computed for ${code}.`, {
      kind: 'internal',
    });
  }
  return column;
}

interface Digests {
  readonly population: string;
  readonly columns: ReadonlyMap<string, string>;
}

async function digestColumns(
  engine: Engine,
  plan: SnapshotTablePlan,
  columns: SnapshotTablePlan['columns'],
  rows: number,
): Promise<Digests> {
  const relation = `snapshot."${plan.subject}"`;
  const chunks = await engine.query(columnDigestSql(relation, plan.idColumn, columns));
  const fold = (name: string, key: string): string =>
    foldChunks(
      plan.subject,
      name,
      chunks.map((chunk) => textOf(chunk, key) ?? ''),
    );
  if (rows > 0 && chunks.length === 0) {
    throw new DomainError('digest_missing', `No chunk of ${relation} was read.`, {
      kind: 'internal',
    });
  }
  return {
    population: fold(plan.idColumn, 'population'),
    columns: new Map(columns.map(({ code }, index) => [code, fold(code, `c${index}`)])),
  };
}
