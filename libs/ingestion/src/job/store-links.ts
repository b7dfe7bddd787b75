import { sqlIdentifier } from '@tagwright/engines';
import { hashOf } from '@tagwright/kernel';
import type { DatasetManifest } from '../manifest.js';
import { partName } from './build-supply.js';
import type { JobState } from './job-state.js';
import { sortColumns, storedColumns } from './load-dataset.js';
import type { ResolvedLinks } from './resolve-links.js';
import { storeRows } from './store-file.js';

/** Stores the link dataset of a subject: always one file, with the links of every source. */
export async function storeLinks(
  state: JobState,
  { subject, rows }: ResolvedLinks,
): Promise<DatasetManifest> {
  const dataset = state.dataset(`${subject}_link`);
  const columns = storedColumns(dataset).map((column) =>
    column === sqlIdentifier(`${subject}_id`) ? `id AS ${column}` : column,
  );
  const stored = await storeRows(state, {
    select: `SELECT ${columns.join(', ')} FROM ${rows}`,
    sort: sortColumns(dataset),
    name: (sha256) => partName(dataset, 'links', sha256),
  });
  return {
    dataset: dataset.dataset,
    contentHash: hashOf({
      dataset: dataset.dataset,
      parts: [{ rows: stored.rows, sha256: stored.sha256 }],
    }),
    rows: stored.rows,
    period: null,
    columns: dataset.columns.map(({ code }) => code).sort(),
    parts: [stored],
    supplies: [],
    conflicts: [],
    quarantine: [],
  };
}
