import type { SourceMapping, TargetMapping } from '../mapping/source-mapping.js';
import type { IngestJobSpec } from './ingest-job.js';
import type { SourceRows } from './source-rows.js';

/** Whether a load replaces all that the source supplied to a dataset before. */
export function isFullLoad({ targets }: Pick<SourceMapping, 'targets'>, dataset: string): boolean {
  return targets.some((target) => target.dataset === dataset && target.load === 'full');
}

/**
 * What a target has to load: a full load everything; an incremental one the files whose content the
 * dataset does not have yet. Undefined when nothing is left.
 */
export function unloadedRows(
  { mapping, active }: Pick<IngestJobSpec, 'mapping' | 'active'>,
  { dataset }: Pick<TargetMapping, 'dataset'>,
  rows: SourceRows,
): SourceRows | undefined {
  if (isFullLoad(mapping, dataset)) return rows;
  const supplies = active[dataset]?.supplies ?? [];
  const loaded = new Set(
    supplies
      .filter(({ source }) => source === mapping.source)
      .flatMap(({ sourceFiles }) => sourceFiles.map(({ sha256 }) => sha256)),
  );
  const files = rows.files.filter(({ sha256 }) => !loaded.has(sha256));
  if (files.length === 0) return undefined;
  if (files.length === rows.files.length) return rows;
  const ordinals = files.map(({ ordinal }) => ordinal).join(', ');
  const relation = `(SELECT * FROM ${rows.relation} WHERE _file IN (${ordinals}))`;
  return { ...rows, files, relation };
}
