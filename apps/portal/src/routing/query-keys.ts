/** What an address says under each of these names; empty where it says nothing. */
export function readKeys<K extends string>(
  keys: readonly K[],
  query: string,
): Readonly<Record<K, string>> {
  const params = new URLSearchParams(query);
  const entries = keys.map((key) => [key, params.get(key) ?? ''] as const);
  return Object.fromEntries(entries) as Record<K, string>;
}

/** The query of an address that says this; what is empty is left out. */
export function writeKeys<K extends string>(
  keys: readonly K[],
  values: Readonly<Record<K, string>>,
): string {
  const params = new URLSearchParams();
  for (const key of keys) if (values[key]) params.set(key, values[key]);
  return params.toString();
}
