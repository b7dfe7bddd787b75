import type { Diagnostic } from '@tagwright/kernel';
import type { CatalogView, Subject } from '../catalog-view.js';
import type { Condition } from '../ast/condition.js';
import { deepFreeze } from '../ast/deep-freeze.js';
import type { DefinitionSet } from '../ast/definition-set.js';
import { subjectScope } from './condition-scope.js';
import type { DefinitionHeader } from './parse-context.js';
import { Problems } from './problems.js';
import { readCondition } from './read-condition.js';
import { readYamlDocuments } from './yaml-text.js';

/**
 * A condition over facts and tags of one subject, written as YAML or JSON (a filter, say). Either
 * the condition or the findings; nothing is thrown for what a person wrote.
 */
export function parseCondition(
  text: string,
  options: {
    readonly set: DefinitionSet;
    readonly subject: Subject;
    readonly catalog: CatalogView;
    /** What the condition may refer to; both by default. */
    readonly kinds?: readonly ('fact' | 'tag')[];
    /** How diagnostics name the text. */
    readonly file?: string;
  },
): { readonly condition?: Condition; readonly diagnostics: readonly Diagnostic[] } {
  const problems = new Problems();
  const file = options.file ?? 'condition';
  const [at, second] = readYamlDocuments({ file, text }, problems);
  if (problems.count === 0 && (at === undefined || second !== undefined)) {
    problems.add('not_a_condition', 'There must be exactly one condition.', { file });
  }
  if (at === undefined || problems.count > 0) return { diagnostics: problems.all() };
  const { catalog, subject } = options;
  const context = { catalog, headers: headersOf(options.set), problems };
  const condition = readCondition(at, subjectScope(subject, context, options.kinds), context);
  if (condition === undefined || problems.count > 0) return { diagnostics: problems.all() };
  return { condition: deepFreeze(condition), diagnostics: [] };
}

function headersOf(set: DefinitionSet): Map<string, DefinitionHeader> {
  const headers = new Map<string, DefinitionHeader>();
  for (const { code, subject, type, position } of set.facts.values()) {
    headers.set(code, { kind: 'fact', code, subject, type, position });
  }
  for (const { code, subject, type, position } of set.tags.values()) {
    headers.set(code, { kind: 'tag', code, subject, type, position });
  }
  return headers;
}
