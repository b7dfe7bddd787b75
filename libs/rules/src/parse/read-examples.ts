import type { ValueType } from '../catalog-view.js';
import type { TagExample, TagRule } from '../ast/tag-definition.js';
import type { FactValue } from '../ast/value.js';
import { ruleInputs } from '../graph/rule-inputs.js';
import { didYouMean } from './closest-word.js';
import type { ParseContext } from './parse-context.js';
import { readFields, readItems, readMapping } from './read-nodes.js';
import { readOutcome } from './read-literal.js';
import { positionOf, type Cursor } from './cursor.js';

/** The examples of a tag; what they give must be inputs of the tag's own rule. */
export function readExamples(
  at: Cursor,
  rule: TagRule,
  type: ValueType,
  context: ParseContext,
): TagExample[] {
  if (rule.kind === 'rollup') {
    const message = 'A rollup has no examples: its inputs belong to other subjects.';
    context.problems.report(at, 'examples_do_not_apply', message);
    return [];
  }
  const inputs = ruleInputs(rule);
  const items = readItems(at, context.problems, 0) ?? [];
  return items.flatMap((item) => readExample(item, inputs, type, context) ?? []);
}

function readExample(
  at: Cursor,
  inputs: ReadonlyMap<string, ValueType>,
  type: ValueType,
  context: ParseContext,
): TagExample | undefined {
  const fields = readFields(at, { required: ['given', 'expect'] }, context.problems);
  const [givenAt, expectAt] = [fields?.get('given'), fields?.get('expect')];
  const expect = expectAt && readOutcome(expectAt, type, context.catalog, context.problems);
  const given = givenAt && readGiven(givenAt, inputs, context);
  if (given === undefined || expect === undefined) return undefined;
  return { given, expect, position: positionOf(at) };
}

function readGiven(
  at: Cursor,
  inputs: ReadonlyMap<string, ValueType>,
  context: ParseContext,
): ReadonlyMap<string, FactValue> | undefined {
  const fields = readMapping(at, context.problems);
  if (fields === undefined) return undefined;
  const given = new Map<string, FactValue>();
  for (const key of fields.keys) {
    const spot = fields.get(key) ?? at;
    const type = inputs.get(key);
    if (type === undefined) {
      const hint = didYouMean(key, inputs.keys()) ?? `Inputs: ${[...inputs.keys()].join(', ')}.`;
      const message = `The rule does not look at "${key}".`;
      context.problems.report(spot, 'unknown_input', message, hint);
      continue;
    }
    const value = readOutcome(spot, type, context.catalog, context.problems);
    if (value !== undefined) given.set(key, value);
  }
  return given;
}
