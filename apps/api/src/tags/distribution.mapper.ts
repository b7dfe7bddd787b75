import type {
  ColumnProfile,
  SnapshotColumn,
  SnapshotEntity,
  TagFigures,
} from '@tagwright/materialization';
import type { CatalogView } from '@tagwright/rules';
import { knownValues, plainName } from '../shared/value-names.js';
import type { DistributionDto, ValueCountDto } from './distribution.dto.js';

/** How a tag is spread over its subjects in a snapshot; null when the snapshot lacks the tag. */
export function distributionDto(
  snapshot: SnapshotEntity,
  tag: string,
  catalog: CatalogView,
): DistributionDto | null {
  for (const { subject, rows, columns } of snapshot.manifest.tables) {
    const column = columns.find(({ code }) => code === tag);
    if (column === undefined) continue;
    const { id: snapshotId, asOf } = snapshot;
    return figuresDto({ snapshotId, asOf, subject, rows, column }, catalog);
  }
  return null;
}

/** The same from what a manifest says of one tag. */
export function figuresDto(figures: TagFigures, catalog: CatalogView): DistributionDto {
  const { snapshotId, asOf, subject, rows, column } = figures;
  const { profile } = column;
  return {
    snapshotId,
    asOf: asOf.toISOString(),
    subject,
    total: rows,
    missing: profile.missing,
    values: valueCounts(column, catalog),
    min: profile.min ?? null,
    max: profile.max ?? null,
    buckets: (profile.bins ?? []).map((bin) => ({ ...bin })),
  };
}

/** In the code list's order with codes that nobody has; then values outside the list, if any. */
function valueCounts({ type, profile }: SnapshotColumn, catalog: CatalogView): ValueCountDto[] {
  if (profile.values === undefined) return [];
  const known = knownValues(type, catalog);
  const counted = (value: string): number => countOf(profile, value);
  const strangers = profile.values.filter(({ value }) => !known.has(value));
  return [
    ...[...known].map(([value, name]) => ({ value, name, count: counted(value) })),
    ...strangers.map(({ value, count }) => ({ value, name: plainName(value), count })),
  ];
}

function countOf(profile: ColumnProfile, value: string): number {
  return profile.values?.find((candidate) => candidate.value === value)?.count ?? 0;
}
