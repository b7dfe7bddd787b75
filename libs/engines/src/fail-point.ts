/** Places at which a crash is worth trying. */
export type FailPoint =
  | 'ingest.mid-file'
  | 'ingest.before-rename'
  | 'ingest.after-rename'
  | 'ingest.before-register'
  | 'ingest.in-register'
  | 'ingest.after-register'
  | 'run.in-facts'
  | 'run.in-tags'
  | 'run.before-manifest'
  | 'run.after-manifest'
  | 'run.before-record'
  | 'run.before-publish'
  | 'run.in-publish'
  | 'run.after-publish'
  | 'backup.in-dump'
  | 'backup.before-manifest'
  | 'copy.before-rename'
  | 'restore.in-load'
  | 'restore.before-check'
  | 'collect.after-mark'
  | 'collect.after-begin'
  | 'collect.mid-files'
  | 'collect.before-record';

/** Names the place at which this process and the one that started it die; for tests alone. */
export const FAIL_POINT_VARIABLE = 'TAGWRIGHT_FAIL_POINT';

/**
 * Dies here, as by `kill -9`, worker and computing process together, if a test says so; with `:stop`
 * after the place's name this process stops instead, until it is told to go on.
 */
export function failPoint(point: FailPoint): void {
  const [place, end] = (process.env[FAIL_POINT_VARIABLE] ?? '').split(':');
  if (place !== point) return;
  if (end === 'stop') {
    process.kill(process.pid, 'SIGSTOP');
    return;
  }
  // Only the computing process has a channel to its parent, which is the worker.
  if (process.connected) process.kill(process.ppid, 'SIGKILL');
  process.kill(process.pid, 'SIGKILL');
}
