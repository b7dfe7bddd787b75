import { Injectable } from '@nestjs/common';
import { ReadCatalogService } from '@tagwright/catalog';
import { DomainError, type Diagnostic } from '@tagwright/kernel';
import { parseDefinitions, type CatalogView, type DefinitionSet } from '@tagwright/rules';
import { DataSource, type EntityManager } from 'typeorm';
import { checkFiles } from './check-definitions.js';
import { DefinitionVersionEntity, type DefinitionKind } from './definition-version.entity.js';
import { compareVersions } from './next-version.js';
import { planRegistration, type PlannedVersion, type Registration } from './plan-registration.js';
import { readDefinitionFiles } from './read-definition-files.js';
import { textOfBody, writtenDefinitions, type WrittenDefinition } from './written-definition.js';

export interface RegisteredDefinitions {
  /** Definitions in the directory. */
  readonly total: number;
  /** Of them, new or changed. */
  readonly changed: number;
  /** Definitions that are no longer in the directory. */
  readonly retired: number;
}

/** Makes a directory of definitions the active set, giving a version to each that changed. */
@Injectable()
export class RegisterDefinitionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalog: ReadCatalogService,
  ) {}

  /**
   * All or nothing, in one transaction; the same content again changes nothing.
   * @throws DomainError `definitions_invalid` with every diagnostic, failing examples included.
   */
  async register(directory: string): Promise<RegisteredDefinitions> {
    const files = await readDefinitionFiles(directory);
    const catalog = await this.catalog.read();
    const { set, diagnostics } = await checkFiles(files, catalog);
    refuseErrors(diagnostics);
    const written = writtenDefinitions(files);
    return this.dataSource.transaction(async (manager) => {
      // Registrations wait for one another, or two of them would give out the same version.
      await manager.query('LOCK TABLE definition_version IN SHARE ROW EXCLUSIVE MODE');
      const { add, retire } = await compare(manager, written, set, catalog);
      await manager.query(`UPDATE definition_version SET state = 'retired' WHERE id = ANY($1)`, [
        retire.map(({ id }) => id),
      ]);
      for (const planned of add) await insert(manager, planned);
      const kept = new Set(written.map(({ code }) => code));
      const retired = retire.filter(({ code }) => !kept.has(code)).length;
      return { total: written.length, changed: add.length, retired };
    });
  }
}

async function compare(
  manager: EntityManager,
  written: readonly WrittenDefinition[],
  set: DefinitionSet,
  catalog: CatalogView,
): Promise<Registration> {
  const active = await manager.find(DefinitionVersionEntity, { where: { state: 'active' } });
  const files = active.map(({ code, body }) => textOfBody(code, body));
  return planRegistration({
    written,
    set,
    active,
    activeSet: parseDefinitions(files, catalog).set,
    latest: await latestVersions(manager),
  });
}

async function latestVersions(
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

async function insert(
  manager: EntityManager,
  { definition, version }: PlannedVersion,
): Promise<void> {
  const { kind, code, body, contentHash, file } = definition;
  await manager.query(
    `INSERT INTO definition_version (kind, code, version, body, content_hash, state, origin)
     VALUES ($1, $2, $3, $4::jsonb, $5, 'active', $6)`,
    [kind, code, version, JSON.stringify(body), contentHash, `file:${file}`],
  );
}

function refuseErrors(diagnostics: readonly Diagnostic[]): void {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return;
  const where = first.file === undefined ? '' : `${first.file}:${first.line ?? 1}: `;
  throw new DomainError(
    'definitions_invalid',
    `The definitions have ${errors.length} error(s). ${where}${first.message}`,
    { details: { diagnostics } },
  );
}
