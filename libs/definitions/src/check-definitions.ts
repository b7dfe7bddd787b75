import { stat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { loadCatalogFiles } from '@tagwright/catalog';
import type { Diagnostic } from '@tagwright/kernel';
import {
  analyseDefinitions,
  checkExamples,
  isReadable,
  parseDefinitions,
  type CatalogView,
  type DefinitionFile,
  type DefinitionSet,
  type FactDefinition,
  type TagDefinition,
} from '@tagwright/rules';
import { checkExamplesInSql } from './check-examples-in-sql.js';
import { readDefinitionFiles } from './read-definition-files.js';
import { readableDefinitions, withoutDefinitions } from './written-definition.js';

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
  /** Examples that were run, as rules and as SQL. */
  readonly examples: number;
}

/** Definitions that were read, and everything wrong with them. */
export interface CheckedDefinitions {
  readonly set: DefinitionSet;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Checks definitions without a database: syntax, references, types, cycles, and every example, as
 * json-rules-engine evaluates it and as the SQL of a run does.
 * @throws DomainError when a folder or file cannot be read at all.
 */
export async function checkDefinitions(options: CheckOptions): Promise<CheckReport> {
  const [governance, files] = await Promise.all([
    loadCatalogFiles(options.governanceDir),
    ownFiles(options),
  ]);
  const around = await surroundings(options, files);
  const others = new Set(around.map(({ file }) => file));
  const isOwn = ({ position }: FactDefinition | TagDefinition) => !others.has(position.file);
  const { set, diagnostics } = await checkFiles([...files, ...around], governance.catalog, isOwn);
  const tags = [...set.tags.values()].filter(isOwn);
  const inSql = await checkExamplesInSql(tags);
  // Of definitions that are only there to be referred to, what stops them matters and nothing else.
  const found = [...diagnostics, ...unlike(inSql.findings, diagnostics)];
  const asked = found.filter(
    ({ severity, file }) => severity === 'error' || !others.has(file ?? ''),
  );
  return {
    diagnostics: [...governance.diagnostics, ...asked],
    facts: [...set.facts.values()].filter(isOwn).length,
    tags: tags.length,
    examples: tags.reduce((sum, tag) => sum + tag.examples.length, 0),
  };
}

/** What is to be checked; a single file by its place in the folder that it belongs to. */
async function ownFiles({ definitionsPath, within }: CheckOptions): Promise<DefinitionFile[]> {
  const files = await readDefinitionFiles(definitionsPath);
  if (within === undefined || !(await isFile(definitionsPath))) return files;
  const place = relative(within, definitionsPath);
  const file = place.startsWith('..') ? definitionsPath : place.replaceAll(sep, '/');
  return files.map(({ text }) => ({ file, text }));
}

/** Examples that only SQL answers otherwise: one that fails as a rule, too, is reported once. */
function unlike(inSql: readonly Diagnostic[], known: readonly Diagnostic[]): Diagnostic[] {
  const placeOf = ({ code, file, line, column }: Diagnostic) =>
    [code, file, line, column].join(' ');
  const places = new Set(known.map(placeOf));
  return inSql.filter((each) => !places.has(placeOf(each)));
}

/** The other files of the folder that a single file belongs to, without what it defines anew. */
async function surroundings(
  { definitionsPath, within }: CheckOptions,
  files: readonly DefinitionFile[],
): Promise<DefinitionFile[]> {
  if (within === undefined || !(await isFile(definitionsPath))) return [];
  const [own] = files;
  const codes = new Set(readableDefinitions(files).map(({ code }) => code));
  const others = await readDefinitionFiles(within);
  return others
    .filter((other) => other.file !== own?.file && isReadable(other))
    .map((other) => withoutDefinitions(other, codes));
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path)).isFile();
}

/**
 * Parses definitions, and of those without findings runs the examples and analyses the rules.
 * @param isAsked leaves definitions out that are only there to be referred to
 */
export async function checkFiles(
  files: readonly DefinitionFile[],
  catalog: CatalogView,
  isAsked: (definition: FactDefinition | TagDefinition) => boolean = () => true,
): Promise<CheckedDefinitions> {
  const { set, diagnostics, locate } = parseDefinitions(files, catalog);
  const analysed = locate(analyseDefinitions(set, catalog, isAsked));
  const examples = await checkExamples([...set.tags.values()].filter(isAsked));
  return { set, diagnostics: [...diagnostics, ...examples, ...analysed] };
}
