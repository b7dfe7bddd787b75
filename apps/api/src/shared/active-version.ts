import type { ActiveDefinitions } from '@tagwright/definitions';

/** The version of an active definition, e.g. `1.2.0`. */
export function versionOf(active: ActiveDefinitions, code: string): string {
  return active.versions.get(code)?.version ?? '';
}

/** An active definition as it was written. */
export function definitionBody(active: ActiveDefinitions, code: string): Record<string, unknown> {
  return { ...active.versions.get(code)?.body };
}
