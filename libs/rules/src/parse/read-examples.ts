import { DomainError } from '@tagwright/kernel';
import type { ValueType } from '../catalog-view.js';
import type { TagExample, TagRule } from '../ast/tag-definition.js';
import type { FactValue } from '../ast/value.js';
import { looksAtTime } from '../graph/rule-conditions.js';
import { ruleInputs } from '../graph/rule-inputs.js';
import { readRunTime } from '../time/run-time.js';
import { didYouMean } from './closest-word.js';
import type { ParseContext } from './parse-context.js';
import type { Problems } from './problems.js';
import { readFields, readItems, readMapping, readText, type Fields } from './read-nodes.js';
import { readOutcome } from './read-literal.js';
import { positionOf, rangeOf, type Cursor } from './cursor.js';

const DEFAULT_ZONE = 'Asia/Shanghai';

/** The examples of a tag; what they give must be inputs of the tag's own rule. */
export function readExamples(
  at: Cursor,
  rule: TagRule,
  type: ValueType,
  context: ParseContext,
): TagExample[] {
  if (rule.kind === 'rollup' || rule.kind === 'imported') {
    const message = 'It has no examples: its inputs are rows of a dataset or other subjects.';
    context.problems.report(at, 'examples_do_not_apply', message);
    return [];
  }
  const inputs = ruleInputs(rule);
  const needsMoment = looksAtTime(rule);
  const items = readItems(at, context.problems, 0) ?? [];
  return items.flatMap((item) => readExample(item, inputs, type, needsMoment, context) ?? []);
}

function readExample(
  at: Cursor,
  inputs: ReadonlyMap<string, ValueType>,
  type: ValueType,
  needsMoment: boolean,
  context: ParseContext,
): TagExample | undefined {
  const shape = { required: ['given', 'expect'], optional: ['asOf', 'zone'] };
  const fields = readFields(at, shape, context.problems);
  const [givenAt, expectAt] = [fields?.get('given'), fields?.get('expect')];
  const expect = expectAt && readOutcome(expectAt, type, context.catalog, context.problems);
  const given = givenAt && readGiven(givenAt, inputs, context);
  const moment = fields && readMoment(fields, needsMoment, context.problems);
  if (given === undefined || expect === undefined) return undefined;
  const expected = expectAt && rangeOf(expectAt);
  return {
    ...{ given, expect, ...(moment && { moment }), position: positionOf(at) },
    ...(expected && { expected }),
  };
}

/** The moment that an example is about; a rule that looks at time has no value without one. */
function readMoment(
  fields: Fields,
  isNeeded: boolean,
  problems: Problems,
): TagExample['moment'] | undefined {
  const [asOfAt, zoneAt] = [fields.get('asOf'), fields.get('zone')];
  if (asOfAt === undefined) {
    if (!isNeeded && zoneAt === undefined) return undefined;
    const hint = "For example asOf: '2026-01-01T00:00:00+08:00'.";
    problems.report(fields.at, 'missing_as_of', 'The rule looks at time: say `asOf`.', hint);
    return undefined;
  }
  const asOf = readText(asOfAt, problems);
  const zone = zoneAt === undefined ? DEFAULT_ZONE : readText(zoneAt, problems);
  if (asOf === undefined || zone === undefined) return undefined;
  try {
    readRunTime(asOf, zone);
    return { asOf, zone };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    problems.report(
      error.code === 'bad_zone' && zoneAt ? zoneAt : asOfAt,
      error.code === 'bad_zone' ? 'bad_zone' : 'bad_as_of',
      error.message,
    );
    return undefined;
  }
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
