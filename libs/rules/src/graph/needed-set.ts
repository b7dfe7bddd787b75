import type { DefinitionSet } from '../ast/definition-set.js';
import { dependenciesOf, definitionOf } from './dependencies.js';

/** The definitions that a tag's value rests on, itself included: as closed as the whole set. */
export function neededSet(set: DefinitionSet, code: string): DefinitionSet {
  const needed = new Set<string>();
  const pending = [code];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const definition = needed.has(next) ? undefined : definitionOf(set, next);
    if (definition === undefined) continue;
    needed.add(next);
    pending.push(...dependenciesOf(definition));
  }
  return {
    facts: new Map([...set.facts].filter(([each]) => needed.has(each))),
    tags: new Map([...set.tags].filter(([each]) => needed.has(each))),
  };
}
