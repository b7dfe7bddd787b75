import { hasPopulation } from './compile-context.js';
import { contextOf, type PlanInput } from './plan-input.js';
import { PlanKeys } from './plan-keys.js';
import { TAG_ORDER } from './subjects.js';

export interface ResultKeys {
  /** Cache keys of the fact tables. */
  readonly facts: readonly string[];
  /** Digest keys of the tag columns, by code. */
  readonly tags: ReadonlyMap<string, string>;
  /** Keys of the single facts, by code: equal keys mean equal values. */
  readonly factColumns: ReadonlyMap<string, string>;
}

/**
 * The keys of all results of a plan, without writing its SQL: what earlier runs have left under
 * the same keys need not be computed again.
 * @throws as `compilePlan`.
 */
export function resultKeys(input: PlanInput): ResultKeys {
  const context = contextOf(input);
  const keys = new PlanKeys(context);
  const subjects = TAG_ORDER.filter((subject) => hasPopulation(subject, context));
  const tags = [...context.set.tags.values()].filter(({ subject }) => subjects.includes(subject));
  const facts = [...context.set.facts.values()].filter(({ subject }) => subjects.includes(subject));
  return {
    facts: subjects.map((subject) => keys.table(subject)),
    factColumns: new Map(facts.map(({ code }) => [code, keys.column(code)])),
    tags: new Map(tags.map(({ code }) => [code, keys.column(code)])),
  };
}
