import type { ColumnProfile, SnapshotColumn, SnapshotEntity } from '@tagwright/materialization';
import type { Words } from '@tagwright/kernel';
import type { CatalogView } from '@tagwright/rules';
import type { DistributionDto, ValueCountDto } from './distribution.dto.js';

const FLAGS: Readonly<Record<string, Words>> = {
  true: { zh: '是', en: 'Yes' },
  false: { zh: '否', en: 'No' },
};
const EMPTY: Words = { zh: '无', en: 'None' };

/** How a tag is spread over its subjects in a snapshot; null when the snapshot lacks the tag. */
export function distributionDto(
  snapshot: SnapshotEntity,
  tag: string,
  catalog: CatalogView,
): DistributionDto | null {
  for (const { subject, rows, columns } of snapshot.manifest.tables) {
    const column = columns.find(({ code }) => code === tag);
    if (column === undefined) continue;
    const { profile } = column;
    return {
      snapshotId: snapshot.id,
      asOf: snapshot.asOf.toISOString(),
      subject,
      total: rows,
      missing: profile.missing,
      values: valueCounts(column, catalog),
      min: profile.min ?? null,
      max: profile.max ?? null,
      buckets: (profile.bins ?? []).map((bin) => ({ ...bin })),
    };
  }
  return null;
}

/** In the code list's order with codes that nobody has; then values outside the list, if any. */
function valueCounts({ type, profile }: SnapshotColumn, catalog: CatalogView): ValueCountDto[] {
  if (profile.values === undefined) return [];
  const known = knownValues(type, catalog);
  const counted = (value: string): number => countOf(profile, value);
  const strangers = profile.values.filter(({ value }) => !known.has(value));
  return [
    ...[...known].map(([value, name]) => ({ value, name, count: counted(value) })),
    ...strangers.map(({ value, count }) => ({ value, name: nameOf(value), count })),
  ];
}

function knownValues(type: SnapshotColumn['type'], catalog: CatalogView): Map<string, Words> {
  if (type.kind === 'boolean') return new Map(Object.entries(FLAGS));
  if (type.kind !== 'code' && type.kind !== 'codes') return new Map();
  const codes = catalog.codeLists.get(type.list)?.codes ?? [];
  return new Map(codes.map(({ code, name }) => [code, name]));
}

function countOf(profile: ColumnProfile, value: string): number {
  return profile.values?.find((candidate) => candidate.value === value)?.count ?? 0;
}

function nameOf(value: string): Words {
  return value === '' ? EMPTY : { zh: value, en: value };
}
