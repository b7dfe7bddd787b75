import type { Artifact } from './artifact.js';
import type { Reader } from './read-artifacts.js';
import type { FileOnDisk } from './stored-files.js';

/** Clocks of the database and of the disk may differ by so much, in milliseconds. */
const CLOCK_MARGIN = 5 * 60_000;
const HOUR = 3_600_000;

/** What runs that are at work may have written and not yet registered. */
export interface LiveWork {
  /** When the first of them began; null when none is at work. */
  readonly since: Date | null;
  /** Folders of half-made snapshots, relative to the data directory. */
  readonly staging: readonly string[];
  /** Whether one of them may have put a snapshot in its place and not said so yet. */
  readonly seals: boolean;
}

export async function readLiveWork(reader: Reader): Promise<LiveWork> {
  const runs = (await reader.query(
    `SELECT id, kind, fencing_token AS token, started_at AS since FROM run WHERE state = 'running'
     ORDER BY started_at`,
  )) as { id: number; kind: string; token: string; since: Date }[];
  return {
    since: runs.find(({ kind }) => kind !== 'collect')?.since ?? null,
    staging: runs.map(({ id, token }) => `snapshots/.staging-${id}-${token}/`),
    seals: runs.some(({ kind }) => kind === 'materialize'),
  };
}

/**
 * Files on the disk that belong to nothing, have not changed for a while, and that no run is about
 * to register: what killed runs and half-finished copies left.
 */
export function findOrphans(
  files: Iterable<FileOnDisk>,
  artifacts: readonly Artifact[],
  live: LiveWork,
  { now, orphanHours }: { readonly now: Date; readonly orphanHours: number },
): FileOnDisk[] {
  const known = new Set(artifacts.flatMap((artifact) => [...artifact.files, ...artifact.lasting]));
  const snapshots = new Set(
    artifacts.filter(({ kind }) => kind === 'snapshot').map(({ id }) => `snapshots/${id}/`),
  );
  const before = Math.min(
    now.getTime() - orphanHours * HOUR,
    live.since === null ? Infinity : live.since.getTime() - CLOCK_MARGIN,
  );
  return [...files].filter(({ file, changed }) => {
    if (known.has(file) || changed > before) return false;
    // A link keeps the time of its first name, so that their age says nothing about these.
    if (live.staging.some((folder) => file.startsWith(folder))) return false;
    const [folder] = /^snapshots\/\d+\//.exec(file) ?? [];
    return !(live.seals && folder !== undefined && !snapshots.has(folder));
  });
}
