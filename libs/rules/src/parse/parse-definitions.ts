import type { Diagnostic } from '@tagwright/kernel';
import type { CatalogView } from '../catalog-view.js';
import { deepFreeze } from '../ast/deep-freeze.js';
import type { DefinitionSet } from '../ast/definition-set.js';
import type { FactDefinition } from '../ast/fact-definition.js';
import type { TagDefinition } from '../ast/tag-definition.js';
import type { Finding } from '../analysis/finding.js';
import { locateFindings } from './locate-findings.js';
import { checkGraph, closed } from './check-graph.js';
import { LIMITS } from './limits.js';
import type { DefinitionHeader, ParseContext } from './parse-context.js';
import { Problems } from './problems.js';
import { readFact } from './read-fact.js';
import { readHeader } from './read-header.js';
import { readTag } from './read-tag.js';
import type { Cursor } from './cursor.js';
import { readYamlDocuments, type DefinitionFile } from './yaml-text.js';

export interface ParsedDefinitions {
  /** The definitions without findings whose inputs are without findings too; frozen. */
  readonly set: DefinitionSet;
  /** Every finding in every file, in reading order; empty when all is well. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where in the texts findings of a later analysis stand; in reading order. */
  readonly locate: (findings: readonly Finding[]) => Diagnostic[];
}

/**
 * Parses and checks YAML texts with facts and tags against the catalog. Nothing is thrown for
 * what a person wrote: all findings come back at once.
 */
export function parseDefinitions(
  files: readonly DefinitionFile[],
  catalog: CatalogView,
): ParsedDefinitions {
  const problems = new Problems();
  const documents = files.flatMap((file) => readYamlDocuments(file, problems));
  const locate = (findings: readonly Finding[]) => locateFindings(findings, documents);
  if (documents.length > LIMITS.definitions) {
    const message = `More than ${LIMITS.definitions} definitions.`;
    problems.add('too_many_definitions', message, {});
    return { set: { facts: new Map(), tags: new Map() }, diagnostics: problems.all(), locate };
  }
  const headed = readHeaders(documents, catalog, problems);
  const headers = new Map(headed.map(({ header }) => [header.code, header]));
  const set = readBodies(headed, { catalog, headers, problems });
  checkGraph(set, problems);
  return { set: closed(set, problems), diagnostics: problems.all(), locate };
}

interface Headed {
  readonly at: Cursor;
  readonly header: DefinitionHeader;
}

function readHeaders(documents: Cursor[], catalog: CatalogView, problems: Problems): Headed[] {
  const seen = new Map<string, Headed>();
  for (const at of documents) {
    const header = readHeader(at, catalog, problems);
    if (header === undefined) continue;
    const first = seen.get(header.code)?.header.position;
    if (first === undefined) {
      seen.set(header.code, { at, header });
    } else {
      const hint = `It is already in ${first.file}, line ${first.line}.`;
      problems.report(at, 'duplicate_code', `The code "${header.code}" is taken.`, hint);
    }
  }
  return [...seen.values()];
}

function readBodies(headed: Headed[], context: ParseContext): DefinitionSet {
  const facts = new Map<string, FactDefinition>();
  const tags = new Map<string, TagDefinition>();
  for (const { at, header } of headed) {
    if (header.kind === 'fact') {
      const fact = readFact(at, header, context);
      if (fact !== undefined) facts.set(fact.code, deepFreeze(fact));
    } else {
      const tag = readTag(at, header, context);
      if (tag !== undefined) tags.set(tag.code, deepFreeze(tag));
    }
  }
  return { facts, tags };
}
