import type { Session } from '@tagwright/composition';
import { ActiveDefinitionsService } from '@tagwright/definitions';
import { PreviewImpactService, type Draft } from '@tagwright/impact';
import type { BenchedChange } from './preview-changes.js';
import type { PreviewChecks } from './preview-checks.js';

export interface Measured {
  /** The first one over the snapshot or of the change, apart from the others. */
  readonly first: number;
  readonly seconds: readonly number[];
  /** Facts and tags that were affected. */
  readonly columns: number;
}

/** Previews one change again and again, with another bound each time, and checks each report. */
export async function measureChange(
  { services }: Session,
  change: BenchedChange,
  checks: PreviewChecks,
  times: number,
  onProgress: (line: string) => void,
): Promise<Measured> {
  const { versions } = await services.get(ActiveDefinitionsService).read();
  const seconds: number[] = [];
  let columns = 0;
  for (let index = 0; index < times; index += 1) {
    const body = structuredClone(versions.get(change.code)?.body ?? {}) as Record<string, unknown>;
    // They are tests of the old bound.
    delete body.examples;
    const bound = change.bound(index);
    change.write(body, bound);
    const draft: Draft = { kind: change.kind, code: change.code, body };
    const start = performance.now();
    const report = await services.get(PreviewImpactService).preview([draft]);
    seconds.push((performance.now() - start) / 1000);
    columns = report.tags.length + report.facts.length;
    await checks.compare(report, change, bound);
  }
  const [first = 0, ...others] = seconds;
  onProgress(
    `${change.code}: first ${first.toFixed(3)} s, then ${quantile(others, 0.5).toFixed(3)} s`,
  );
  return { first, seconds: others, columns };
}

/** The value below which a part of them lies, the upper one of two. */
export function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(at * sorted.length) - 1)] ?? 0;
}
