import type { TargetMapping } from '../mapping/source-mapping.js';
import type { IngestJobSpec } from './ingest-job.js';
import type { SourceRows } from './source-rows.js';

/**
 * What a target has to load: a full load everything; an incremental one the files whose content the
 * dataset does not have yet. Undefined when nothing is left.
 */
export function unloadedRows(
  { mapping, active }: Pick<IngestJobSpec, 'mapping' | 'active'>,
  { dataset }: Pick<TargetMapping, 'dataset'>,
  rows: SourceRows,
): SourceRows | undefined {
  const targets = mapping.targets.filter((target) => target.dataset === dataset);
  if (targets.some(({ load }) => load === 'full')) return rows;
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
