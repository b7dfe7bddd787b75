import type { SnapshotEntity } from '@tagwright/materialization';
import { readRunTime, type RunTime } from '@tagwright/rules';

/** The moment that a snapshot was made for: conditions on it count from there, whenever it is read. */
export function runTimeOf({ manifest }: SnapshotEntity): RunTime {
  return readRunTime(manifest.asOf, manifest.zone);
}
