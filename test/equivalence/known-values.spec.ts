import {
  conditionLeaves,
  explainTag,
  isEvaluable,
  parseDefinitions,
  readRunTime,
  ruleConditions,
  type FactValue,
  type TagDefinition,
} from '@tagwright/rules';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { shippedCatalog, shippedDefinitions } from './support/shipped-catalog.js';

const { set } = parseDefinitions(shippedDefinitions(), shippedCatalog());
const run = readRunTime('2026-01-01T00:00:00+08:00', 'Asia/Shanghai');
const tags = [...set.tags.values()].filter(({ rule }) => isEvaluable(rule));

/** A value stays; of a list of all that holds each code does, and it may grow unless it is empty. */
function stays(value: FactValue, later: FactValue): boolean {
  if (!Array.isArray(value) || value.length === 0) return isSame(value, later);
  return Array.isArray(later) && value.every((code) => later.includes(code));
}

const isSame = (one: FactValue, other: FactValue) => JSON.stringify(one) === JSON.stringify(other);

/** Inputs whose absence a tag asks for, or gives points for: it says something of its own. */
function askedWhetherMissing({ rule }: TagDefinition): Set<string> {
  const leaves = ruleConditions(rule).flatMap((condition) => conditionLeaves(condition));
  const asked = leaves.filter(({ operator }) => ['isMissing', 'isPresent'].includes(operator));
  const scored = rule.kind === 'scorecard' ? rule.inputs : [];
  return new Set([
    ...asked.map(({ reference }) => reference.code),
    ...scored.filter(({ missing }) => missing !== undefined).map(({ code }) => code),
  ]);
}

/** For each input the values that the examples and the conditions name. */
function namedValues({ rule, examples }: TagDefinition): Map<string, FactValue[]> {
  const values = new Map<string, Set<FactValue>>();
  const add = (code: string, value: FactValue) =>
    values.set(code, (values.get(code) ?? new Set<FactValue>()).add(value));
  for (const { given } of examples) for (const [code, value] of given) add(code, value);
  const leaves = ruleConditions(rule).flatMap((each) => conditionLeaves(each));
  for (const { reference, type, operand } of leaves) {
    if (type.kind === 'codes') continue;
    if (operand.shape === 'one') add(reference.code, operand.value);
    if (operand.shape === 'list') for (const value of operand.values) add(reference.code, value);
  }
  return new Map([...values].map(([code, found]) => [code, [...found]]));
}

describe('a shipped tag', () => {
  it.each(tags.map((tag) => [tag.code, tag] as const))(
    '%s keeps its value when more becomes known',
    (_, tag) => {
      const named = namedValues(tag);
      const asked = askedWhetherMissing(tag);
      const known = fc.record(
        Object.fromEntries(
          [...named].map(([code, values]) => [code, fc.constantFrom<FactValue>(...values, null)]),
        ),
      );
      const left = fc.subarray([...named.keys()].filter((code) => !asked.has(code)));
      fc.assert(
        fc.property(known, left, (inputs, without) => {
          const all = new Map(Object.entries(inputs));
          const fewer = new Map([...all].filter(([code]) => !without.includes(code)));
          const { value } = explainTag(tag, fewer, run);
          if (value === null) return;
          const later = explainTag(tag, all, run).value;
          const kept = stays(value, later) ? value : later;
          expect({ inputs, without, value: kept }).toEqual({ inputs, without, value });
        }),
        { numRuns: 2_000 },
      );
    },
  );
});
