export interface DatasetVersion {
  readonly dataset: string;
  readonly version: string;
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Reads the dataset versions of a manifest, written as a list of objects or as dataset → version. */
export function datasetVersions(datasets: unknown): readonly DatasetVersion[] {
  if (typeof datasets !== 'object' || datasets === null) return [];
  const pairs = Array.isArray(datasets)
    ? (datasets as Record<string, unknown>[]).map((one) => [text(one.dataset), one] as const)
    : Object.entries(datasets as Record<string, unknown>);
  return pairs.map(([dataset, one]) => {
    const version =
      typeof one === 'object' && one !== null
        ? text((one as Record<string, unknown>).version)
        : text(one);
    return { dataset, version };
  });
}
