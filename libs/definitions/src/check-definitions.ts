import { stat } from 'node:fs/promises';
import { loadCatalogFiles } from '@tagwright/catalog';
import type { Diagnostic } from '@tagwright/kernel';
import {
  checkExamples,
  parseDefinitions,
  type CatalogView,
  type DefinitionFile,
  type DefinitionSet,
} from '@tagwright/rules';
import { readDefinitionFiles } from './read-definition-files.js';
import { readableDefinitions, textOfBody } from './written-definition.js';

export interface CheckOptions {
  /** The governance folder that the definitions refer to. */
  readonly governanceDir: string;
  /** A folder of definitions, or one file. */
  readonly definitionsPath: string;
  /** The folder whose definitions a single file may refer to; it takes the place of its own there. */
  readonly within?: string;
}

export interface CheckReport {
  /** Everything wrong with the governance folder, the definitions and their examples. */
  readonly diagnostics: readonly Diagnostic[];
  readonly facts: number;
  readonly tags: number;
  /** Examples that were run. */
  readonly examples: number;
}

/** Definitions that were read, and everything wrong with them. */
export interface CheckedDefinitions {
  readonly set: DefinitionSet;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Checks definitions without a database: syntax, references, types, cycles, and every example.
 * @throws DomainError when a folder or file cannot be read at all.
 */
export async function checkDefinitions(options: CheckOptions): Promise<CheckReport> {
  const [governance, files] = await Promise.all([
    loadCatalogFiles(options.governanceDir),
    readDefinitionFiles(options.definitionsPath),
  ]);
  const around = await surroundings(options, files);
  const { set, diagnostics } = await checkFiles([...files, ...around], governance.catalog);
  const others = new Set(around.map(({ file }) => file));
  const own = <T extends { readonly code: string }>(definitions: ReadonlyMap<string, T>): T[] =>
    [...definitions.values()].filter(({ code }) => !others.has(code));
  const tags = own(set.tags);
  return {
    diagnostics: [...governance.diagnostics, ...diagnostics],
    facts: own(set.facts).length,
    tags: tags.length,
    examples: tags.reduce((sum, tag) => sum + tag.examples.length, 0),
  };
}

/** The other definitions of the folder that a single file belongs to, each named by its code. */
async function surroundings(
  { definitionsPath, within }: CheckOptions,
  files: readonly DefinitionFile[],
): Promise<DefinitionFile[]> {
  const isFile = (await stat(definitionsPath)).isFile();
  if (!isFile || within === undefined) return [];
  const own = new Set(readableDefinitions(files).map(({ code }) => code));
  const written = readableDefinitions(await readDefinitionFiles(within));
  return written
    .filter(({ code }) => !own.has(code))
    .map(({ code, body }) => textOfBody(code, body));
}

/** Parses definitions and runs the examples of those without findings. */
export async function checkFiles(
  files: readonly DefinitionFile[],
  catalog: CatalogView,
): Promise<CheckedDefinitions> {
  const { set, diagnostics } = parseDefinitions(files, catalog);
  return { set, diagnostics: [...diagnostics, ...(await checkExamples(set))] };
}
