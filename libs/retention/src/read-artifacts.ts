import { filesOfDataset, type DatasetManifest } from '@tagwright/ingestion';
import {
  COLLECTED,
  filesOfSnapshot,
  MAIN_PUBLICATION,
  type SnapshotManifest,
} from '@tagwright/materialization';
import { PIN_IN_FORCE, type CollectionMarks } from '@tagwright/pins';
import { keyOf, type Artifact, type Claim } from './artifact.js';

/** A connection or a transaction of one moment. */
export interface Reader {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}

/** Nobody asks any more which files there were; there are more and more of these. */
const MANIFEST = `CASE WHEN files_deleted_at IS NULL THEN manifest END AS manifest`;

const MARKS = `collect_after AS "collectAfter", deletion_started_at AS "deletionStartedAt",
  files_deleted_at AS "filesDeletedAt"`;

/**
 * Everything that has, or had, files, with all that claims it. Several statements: it has to be read
 * at one moment (a repeatable read) by whoever concludes something from what is not claimed.
 */
export async function readArtifacts(reader: Reader): Promise<Artifact[]> {
  const claims = await readClaims(reader);
  const datasets = await readDatasets(reader, claims);
  const versions = new Map(datasets.map(({ name, id }) => [name, id]));
  return [
    ...datasets,
    ...(await readFacts(reader, claims)),
    ...(await readSnapshots(reader, claims, versions)),
  ];
}

/** Claims by key of the artifact. */
type Claims = ReadonlyMap<string, ReadonlySet<Claim>>;

async function readClaims(reader: Reader): Promise<Claims> {
  const claims = new Map<string, Set<Claim>>();
  const pins = (await reader.query(
    `SELECT CASE WHEN p.snapshot_id IS NOT NULL THEN 'snapshot'
                 WHEN p.dataset_version_id IS NOT NULL THEN 'dataset_version'
                 ELSE 'fact_table' END AS kind,
       coalesce(p.snapshot_id::text, p.dataset_version_id::text, p.fact_cache_key) AS id,
       CASE WHEN p.run_id IS NULL THEN 'pinned' ELSE 'run' END AS claim
     FROM pin p WHERE ${PIN_IN_FORCE}`,
  )) as { kind: Artifact['kind']; id: string; claim: Claim }[];
  for (const pin of pins) {
    const key = keyOf(pin);
    claims.set(key, (claims.get(key) ?? new Set()).add(pin.claim));
  }
  return claims;
}

function claimsOf(claims: Claims, key: string, more: readonly (Claim | null)[]): Claim[] {
  return [...(claims.get(key) ?? []), ...more.filter((claim) => claim !== null)];
}

interface DatasetRow extends CollectionMarks {
  readonly id: number;
  readonly dataset: string;
  readonly version: number;
  readonly active: boolean;
  readonly since: Date;
  readonly manifest: DatasetManifest | null;
}

async function readDatasets(reader: Reader, claims: Claims): Promise<Artifact[]> {
  const rows = (await reader.query(
    `SELECT id, dataset, version, active, created_at AS since, ${MANIFEST}, ${MARKS}
     FROM dataset_version ORDER BY id`,
  )) as DatasetRow[];
  return rows.map(({ dataset, version, active, manifest, ...row }) => {
    const kind = 'dataset_version';
    const id = String(row.id);
    return {
      ...row,
      kind,
      id,
      name: versionName(dataset, version),
      series: dataset,
      counts: true,
      claims: claimsOf(claims, keyOf({ kind, id }), [active ? 'active' : null]),
      inputs: [],
      files: manifest === null ? [] : unique(filesOfDataset(manifest).map(({ file }) => file)),
      lasting: [],
    };
  });
}

function versionName(dataset: string, version: number): string {
  return `${dataset} version ${version}`;
}

interface FactRow extends CollectionMarks {
  readonly id: string;
  readonly subject: string;
  readonly path: string;
  readonly since: Date;
}

async function readFacts(reader: Reader, claims: Claims): Promise<Artifact[]> {
  const rows = (await reader.query(
    `SELECT cache_key AS id, subject, path, created_at AS since, ${MARKS}
     FROM fact_table ORDER BY created_at, cache_key`,
  )) as FactRow[];
  return rows.map(({ subject, path, ...row }) => {
    const kind = 'fact_table';
    return {
      ...row,
      kind,
      name: `${subject} facts ${row.id.slice(0, 16)}`,
      series: subject,
      counts: true,
      claims: claimsOf(claims, keyOf({ kind, id: row.id }), []),
      inputs: [],
      files: row.filesDeletedAt === null ? [path] : [],
      lasting: [],
    };
  });
}

interface SnapshotRow extends CollectionMarks {
  readonly id: number;
  readonly since: Date;
  readonly counts: boolean;
  readonly manifest: SnapshotManifest | null;
  readonly changes: string | null;
  readonly published: boolean;
  readonly atWork: boolean;
}

async function readSnapshots(
  reader: Reader,
  claims: Claims,
  versions: ReadonlyMap<string, string>,
): Promise<Artifact[]> {
  const rows = (await reader.query(
    `SELECT s.id, coalesce(s.published_at, s.created_at) AS since,
       s.published_at IS NOT NULL AS counts, ${MANIFEST}, s.diff->>'changesFile' AS changes,
       p.name IS NOT NULL AS published, r.state IN ('queued', 'running') AS "atWork", ${MARKS}
     FROM snapshot s JOIN run r ON r.id = s.run_id
       LEFT JOIN publication p ON p.snapshot_id = s.id AND p.name = $1
     ORDER BY s.id`,
    [MAIN_PUBLICATION],
  )) as SnapshotRow[];
  return rows.map((row) => snapshotArtifact(row, claims, versions));
}

function snapshotArtifact(
  { manifest, changes, published, atWork, ...row }: SnapshotRow,
  readClaims: Claims,
  versions: ReadonlyMap<string, string>,
): Artifact {
  const kind = 'snapshot';
  const id = String(row.id);
  const key = keyOf({ kind, id });
  const sealed = manifest ?? COLLECTED;
  const { tables, lasting, facts } = filesOfSnapshot(row.id, sealed, changes);
  const claims = claimsOf(readClaims, key, [published ? 'published' : null, atWork ? 'run' : null]);
  return {
    ...row,
    kind,
    id,
    name: `snapshot ${id}`,
    series: 'snapshots',
    claims,
    inputs: inputsOf(sealed, versions),
    files: tables.map(({ file }) => file),
    // What is claimed is explained from its facts, whether they have a row of their own or not.
    lasting: [...lasting, ...(claims.length > 0 ? facts : [])],
  };
}

function inputsOf(
  { datasets, facts }: Pick<SnapshotManifest, 'datasets' | 'facts'>,
  versions: ReadonlyMap<string, string>,
): string[] {
  const ids = datasets.map(({ dataset, version }) => versions.get(versionName(dataset, version)));
  return [
    ...ids.flatMap((id) => (id === undefined ? [] : [keyOf({ kind: 'dataset_version', id })])),
    ...facts.map(({ cacheKey }) => keyOf({ kind: 'fact_table', id: cacheKey })),
  ];
}

function unique(files: readonly string[]): string[] {
  return [...new Set(files)];
}
