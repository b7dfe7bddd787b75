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

export interface CheckOptions {
  /** The governance folder that the definitions refer to. */
  readonly governanceDir: string;
  /** A folder of definitions, or one file that stands alone. */
  readonly definitionsPath: string;
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
  const { set, diagnostics } = await checkFiles(files, governance.catalog);
  const examples = [...set.tags.values()].reduce((sum, tag) => sum + tag.examples.length, 0);
  return {
    diagnostics: [...governance.diagnostics, ...diagnostics],
    facts: set.facts.size,
    tags: set.tags.size,
    examples,
  };
}

/** Parses definitions and runs the examples of those without findings. */
export async function checkFiles(
  files: readonly DefinitionFile[],
  catalog: CatalogView,
): Promise<CheckedDefinitions> {
  const { set, diagnostics } = parseDefinitions(files, catalog);
  return { set, diagnostics: [...diagnostics, ...(await checkExamples(set))] };
}
