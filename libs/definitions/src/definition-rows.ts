import type { EntityManager } from 'typeorm';
import { DefinitionVersionEntity, type DefinitionKind } from './definition-version.entity.js';
import { compareVersions } from './next-version.js';

/** The versions in force, by code: facts and tags share one name space. */
export async function activeRows(
  manager: EntityManager,
): Promise<ReadonlyMap<string, DefinitionVersionEntity>> {
  const rows = await manager.find(DefinitionVersionEntity, { where: { state: 'active' } });
  return new Map(rows.map((row) => [row.code, row]));
}

/** The highest version ever given to a definition. */
export async function latestVersions(
  manager: EntityManager,
): Promise<(kind: DefinitionKind, code: string) => string | undefined> {
  const rows = await manager.query<{ kind: string; code: string; versions: string[] }[]>(
    `SELECT kind, code, array_agg(version) AS versions FROM definition_version GROUP BY kind, code`,
  );
  const latest = new Map(
    rows.map(({ kind, code, versions }) => [
      `${kind}/${code}`,
      versions.toSorted(compareVersions).at(-1),
    ]),
  );
  return (kind, code) => latest.get(`${kind}/${code}`);
}
