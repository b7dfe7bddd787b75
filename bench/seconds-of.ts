import type { RunView } from '@tagwright/materialization';

/** Seconds of a run by stage, from its recorded steps. */
export function secondsOf(run: RunView): {
  factsSeconds: number;
  tagsSeconds: number;
  snapshotSeconds: number;
  publishSeconds: number;
  oursSeconds: number;
} {
  const sum = (belongs: (name: string) => boolean): number =>
    round(
      run.steps
        .filter(({ name }) => belongs(name))
        .reduce((total, { seconds }) => total + (seconds ?? 0), 0),
    );
  return {
    factsSeconds: sum((name) => name.startsWith('facts ')),
    tagsSeconds: sum((name) => name.startsWith('tags ')),
    snapshotSeconds: sum((name) => name.startsWith('snapshot ') || name === 'compare'),
    publishSeconds: sum((name) => name === 'seal' || name === 'publish'),
    oursSeconds: wallSeconds(run),
  };
}

/** Seconds of the step that finds the differences to the snapshot published before. */
export function diffSeconds(run: RunView): number {
  return round(run.steps.find(({ name }) => name === 'compare')?.seconds ?? 0);
}

/** Seconds from the start of a run to its end. */
export function wallSeconds(run: RunView): number {
  return round((Date.parse(run.finishedAt ?? '') - Date.parse(run.startedAt ?? '')) / 1000);
}

/** Seconds to the millisecond. */
export function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
