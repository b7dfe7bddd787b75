import { Injectable } from '@nestjs/common';
import { AuditedTransactions } from '@tagwright/audit';
import { ReadCatalogService } from '@tagwright/catalog';
import {
  folderDigest,
  rememberFolder,
  ShippedObjectsService,
  unchangedObjects,
} from '@tagwright/changes';
import { DomainError, SYSTEM, type Actor, type Diagnostic } from '@tagwright/kernel';
import { isReadable, type DefinitionFile } from '@tagwright/rules';
import { DataSource } from 'typeorm';
import { checkFiles } from './check-definitions.js';
import { documentTexts } from './document-texts.js';
import { readDefinitionFiles } from './read-definition-files.js';
import { readableDefinitions, writtenDefinitions } from './written-definition.js';

export interface RegisteredDefinitions {
  /** Definitions in the directory. */
  readonly total: number;
  /** Of them, new or changed. */
  readonly changed: number;
  /** Definitions that are no longer in the directory. */
  readonly retired: number;
  /** The change-set in which what changed waits for review; null when nothing does. */
  readonly changeSet: number | null;
}

/**
 * Takes in what a directory of definitions says: the first time it comes into force, afterwards what
 * changed there waits for review in a change-set.
 */
@Injectable()
export class RegisterDefinitionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: AuditedTransactions,
    private readonly shipped: ShippedObjectsService,
    private readonly catalog: ReadCatalogService,
  ) {}

  /**
   * All or nothing, in one transaction; the same content again changes nothing.
   * @throws DomainError `definitions_invalid` with every diagnostic, failing examples included, as
   * long as nothing is in force; afterwards the change-set has them.
   */
  async register(directory: string, actor: Actor = SYSTEM): Promise<RegisteredDefinitions> {
    const files = await readDefinitionFiles(directory);
    const digest = folderDigest(files.map(({ file, text }) => ({ path: file, text })));
    const total = await unchangedObjects(this.dataSource.manager, 'definitions', digest);
    if (total !== null) return { total, changed: 0, retired: 0, changeSet: null };
    const { diagnostics } = await checkFiles(files, await this.catalog.read());
    if (!areTellable(files) || (await this.isFirst())) refuseErrors(diagnostics);
    const written = writtenDefinitions(files);
    const outcome = await this.transactions.run(actor, async (change) => {
      const loaded = await this.shipped.load(change, ['fact', 'tag'], written);
      await rememberFolder(change.manager, 'definitions', digest, written.length);
      return loaded;
    });
    return { total: written.length, ...outcome };
  }

  private async isFirst(): Promise<boolean> {
    const [row] = await this.dataSource.query<[{ empty: boolean }]>(
      'SELECT NOT EXISTS (SELECT FROM definition_version) AS empty',
    );
    return row.empty;
  }
}

/** Whether one can say which definitions the files hold, right or wrong. */
function areTellable(files: readonly DefinitionFile[]): boolean {
  if (!files.every(isReadable)) return false;
  const codes = readableDefinitions(files).map(({ code }) => code);
  const documents = files.flatMap(({ text }) => documentTexts(text));
  return codes.length === documents.length && new Set(codes).size === codes.length;
}

function refuseErrors(diagnostics: readonly Diagnostic[]): void {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return;
  const where = first.file === undefined ? '' : `${first.file}:${first.line ?? 1}: `;
  throw new DomainError(
    'definitions_invalid',
    `The definitions have ${errors.length} error(s). ${where}${first.message}`,
    { details: { diagnostics: errors } },
  );
}
