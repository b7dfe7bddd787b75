import { isMap } from 'yaml';
import type { Subject, ValueType } from '../catalog-view.js';
import type { TreeNode, TreeRule, TreeSplit } from '../ast/tag-definition.js';
import { subjectScope, type ConditionScope } from './condition-scope.js';
import type { Cursor } from './cursor.js';
import { LIMITS } from './limits.js';
import type { ParseContext } from './parse-context.js';
import { readCondition } from './read-condition.js';
import { readOutcome } from './read-literal.js';
import { readFields, type Fields } from './read-nodes.js';

export const NODE = { required: ['if', 'then', 'else'], optional: ['unknown'] };

/** A decision tree: `tree: { if, then, else, unknown? }`, where every end is a value or a node. */
export function readTree(
  fields: Fields,
  subject: Subject,
  type: ValueType,
  context: ParseContext,
): TreeRule | undefined {
  const at = fields.get('tree');
  if (at === undefined) {
    context.problems.report(fields.at, 'missing_key', 'A decision tree needs the key "tree".');
    return undefined;
  }
  const unknownAt = fields.get('unknown');
  const unknown =
    unknownAt === undefined
      ? null
      : readOutcome(unknownAt, type, context.catalog, context.problems);
  const reader = new TreeReader(subjectScope(subject, context), type, context);
  const root = reader.split(at, 0);
  return root === undefined || unknown === undefined ? undefined : { kind: 'tree', root, unknown };
}

class TreeReader {
  readonly #scope: ConditionScope;
  readonly #type: ValueType;
  readonly #context: ParseContext;
  #splits = 0;

  constructor(scope: ConditionScope, type: ValueType, context: ParseContext) {
    this.#scope = scope;
    this.#type = type;
    this.#context = context;
  }

  split(at: Cursor, depth: number): TreeSplit | undefined {
    const { problems } = this.#context;
    this.#splits += 1;
    if (depth > LIMITS.nesting) {
      problems.report(at, 'nested_too_deep', `A tree may be ${LIMITS.nesting} nodes deep.`);
      return undefined;
    }
    if (this.#splits > LIMITS.items) {
      problems.report(at, 'list_too_long', `A tree may have ${LIMITS.items} nodes.`);
      return undefined;
    }
    const fields = readFields(at, NODE, problems);
    const [ifAt, thenAt, elseAt] = [fields?.get('if'), fields?.get('then'), fields?.get('else')];
    const when = ifAt && readCondition(ifAt, this.#scope, this.#context);
    const whenTrue = thenAt && this.#node(thenAt, depth + 1);
    const whenFalse = elseAt && this.#node(elseAt, depth + 1);
    const unknownAt = fields?.get('unknown');
    const whenUnknown = unknownAt && this.#node(unknownAt, depth + 1);
    if (when === undefined || whenTrue === undefined || whenFalse === undefined) return undefined;
    if (unknownAt !== undefined && whenUnknown === undefined) return undefined;
    return { kind: 'split', when, whenTrue, whenFalse, ...(whenUnknown && { whenUnknown }) };
  }

  #node(at: Cursor, depth: number): TreeNode | undefined {
    if (isMap(at.node)) return this.split(at, depth);
    const { catalog, problems } = this.#context;
    const value = readOutcome(at, this.#type, catalog, problems);
    return value === undefined ? undefined : { kind: 'leaf', value };
  }
}
